import type { SiteFile } from '../limits.ts';
import { make, sizeOf } from './dom.ts';
import { words } from './words.ts';

/** Bytes of a file of the conversation. @throws when there is no answer. */
export type Load = (id: number) => Promise<Blob>;

const SHOWN = /^image\/(?:png|jpeg|gif|webp)$/;
/** A picture is fetched by itself up to so many bytes; anything else when it is asked for. */
const MOST_SHOWN = 4 * 1024 * 1024;
const WIDEST = 240;
const HIGHEST = 180;

/** Painted, not referred to: pages whose policy allows no pictures from elsewhere show it all the same. */
const paint = async (file: SiteFile, load: Load, into: HTMLElement): Promise<void> => {
  const picture = await createImageBitmap(await load(file.id));
  const scale = Math.min(1, WIDEST / picture.width, HIGHEST / picture.height);
  const canvas = make('canvas', { role: 'img', 'aria-label': file.name });
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  into.prepend(canvas);
};

const save = async (file: SiteFile, load: Load): Promise<void> => {
  const address = URL.createObjectURL(await load(file.id));
  make('a', { href: address, download: file.name }).click();
  // The download has begun by then; the bytes need not stay.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** The files of one text: pictures are seen, all of them can be saved. */
export const filesOf = (files: readonly SiteFile[], load: Load, onTrouble: (error: unknown) => void): HTMLElement => {
  const rows = files.map((file) => {
    const label = words.download.replace('{name}', file.name);
    const button = make('button', { type: 'button', class: 'file', 'aria-label': label, title: label });
    button.append(make('span', {}, `📎 ${file.name}`), make('small', {}, sizeOf(file.size, words.units)));
    button.addEventListener('click', () => void save(file, load).catch(onTrouble));
    const row = make('li', {}, button);
    // What cannot be painted can still be saved.
    if (SHOWN.test(file.type) && file.size <= MOST_SHOWN) paint(file, load, row).catch(() => {});
    return row;
  });
  return make('ul', { class: 'files' }, ...rows);
};
