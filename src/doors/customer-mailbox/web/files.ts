/** Ten files, and what base64 makes of them must fit the largest call: 48 MB of it is 33 MB of files, with the text beside. */
export const MOST_FILES = 10;
export const MOST_BYTES = 22 * 1024 * 1024;

/** Keeps those that fit; says what is in the way of the first that does not. */
export const withFiles = (
  before: readonly File[],
  added: readonly File[],
): { files: File[]; problem: { key: 'files.too-many' } | { key: 'files.too-large'; name: string } | null } => {
  const files = [...before];
  let bytes = before.reduce((sum, file) => sum + file.size, 0);
  for (const file of added) {
    if (files.length >= MOST_FILES) return { files, problem: { key: 'files.too-many' } };
    if (bytes + file.size > MOST_BYTES) return { files, problem: { key: 'files.too-large', name: file.name } };
    files.push(file);
    bytes += file.size;
  }
  return { files, problem: null };
};
