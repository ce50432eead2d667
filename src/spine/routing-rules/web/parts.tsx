/** How conditions of rules are said, for the page that writes them and the panel that tells which held. */
export { useConditionText, useHeldText, useLanguageNames } from './use-condition-text.ts';
