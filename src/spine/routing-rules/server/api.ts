export { rulingBy } from './ruling.ts';
export { tryRules, type Trial, type TrialRow } from './trial.ts';
export { readRules, rulesVersions, saveRules } from './save-rules.ts';
export { languageOf, languageReader } from './language.ts';
export { forgetAnswered } from './rules-store.ts';
export { forgetAutoAnswers } from './erase-store.ts';
