/** Postgres takes neither NUL nor half a surrogate pair. */
export const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
