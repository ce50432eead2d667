import { defineWords } from '#ground/words.ts';

export const viewersWords = defineWords({
  looking: {
    fr: '{n, plural, one {{name} regarde aussi} other {{name} et {more, plural, one {# autre} other {# autres}} regardent aussi}}',
    en: '{n, plural, one {{name} is looking too} other {{name} and {more, plural, one {# other} other {# others}} are looking too}}',
  },
  writing: {
    fr: '{n, plural, one {{name} écrit une réponse} other {{name} et {more, plural, one {# autre} other {# autres}} écrivent une réponse}}',
    en: '{n, plural, one {{name} is writing an answer} other {{name} and {more, plural, one {# other} other {# others}} are writing an answer}}',
  },
});
