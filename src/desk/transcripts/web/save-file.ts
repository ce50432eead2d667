import { Refused } from '#ground/api/web/ask.ts';

/** Not yet in TypeScript's own library; Chrome, Edge and Island have it on every system (R53, R54). */
type Handle = FileSystemFileHandle & { remove?(): Promise<void> };
type Picker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<Handle>;
const picker = (): Picker | null => (window as { showSaveFilePicker?: Picker }).showSaveFilePicker ?? null;

export const canPick = (): boolean => picker() !== null;

export type Place = {
  /** As it is called there. */
  name: string;
  save(file: Blob): Promise<void>;
  /** Nothing came of it: an empty file is not left behind. */
  forget(): Promise<void>;
};

const intoDownloads = (name: string): Place => ({
  name,
  async save(file) {
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser reads it after the click.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  },
  async forget() {},
});

const picked = (handle: Handle): Place => ({
  name: handle.name,
  async save(file) {
    try {
      const writing = await handle.createWritable();
      await writing.write(file);
      await writing.close();
    } catch {
      throw new Refused('not-saved', {}, 0);
    }
  },
  async forget() {
    await handle.remove?.().catch(() => undefined);
  },
});

/**
 * Where the file is to go (R56): asked of the person where the browser can, else among its downloads. Must be called
 * within a click. Null: the person changed their mind.
 */
export const choosePlace = async (
  name: string,
  kind: { description: string; type: string; ending: string },
): Promise<Place | null> => {
  const pick = picker();
  if (!pick) return intoDownloads(name);
  try {
    const types = [{ description: kind.description, accept: { [kind.type]: [kind.ending] } }];
    return picked(await pick({ suggestedName: name, types }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    // A policy of the house forbids the window, or the page is in a frame.
    return intoDownloads(name);
  }
};
