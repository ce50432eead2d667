export { forgetTexts, forgetTextsIn, moveChoices } from './texts-store.ts';
