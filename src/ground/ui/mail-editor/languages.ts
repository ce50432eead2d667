/** In which a mail is written: the browser checks its spelling, and a screen reader speaks it, in that language. */
export const WRITING_LANGUAGES = ['fr-CA', 'en-CA', 'es', 'pt', 'de', 'it'];
