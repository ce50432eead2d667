import { defineWords } from '#ground/words.ts';

/** What a letter itself says to the customer, in the mailbox's language. */
export const letterWords = defineWords({
  wrote: { fr: 'Le {date}, {name} a écrit :', en: 'On {date}, {name} wrote:' },
});
