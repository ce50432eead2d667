import { MOST_FILE_BYTES, MOST_FILES, type ChosenFile } from '../limits.ts';
import { make, sizeOf } from './dom.ts';
import { NotSaid } from './talk.ts';
import { words } from './words.ts';

export type Chooser = {
  /** The button, its field, what is chosen, and why something is not. */
  button: HTMLElement;
  field: HTMLElement;
  list: HTMLElement;
  problem: HTMLElement;
  /** Name of a file that is still on its way. */
  onItsWay(): string | null;
  take(files: Iterable<File>): void;
  /** Null: nothing is wrong with them. */
  tell(said: string | null): void;
  draw(): void;
};

/** Files are handed over as they are chosen, before what is written with them. */
export const createChooser = (about: {
  kept: () => ChosenFile[];
  keep: (files: ChosenFile[]) => void;
  hand: (file: File) => Promise<ChosenFile>;
}): Chooser => {
  const { kept, keep, hand } = about;
  const button = make(
    'button',
    { type: 'button', class: 'attach', 'aria-label': words.attach, title: words.attach },
    '📎',
  );
  const field = make('input', { type: 'file', tabindex: '-1', 'aria-label': words.attach });
  const list = make('ul', { class: 'chosen', 'aria-label': words.chosen });
  const problem = make('p', { class: 'trouble', role: 'alert' });
  const tell = (said: string | null): void => {
    problem.textContent = said ?? '';
    problem.hidden = said === null;
  };
  tell(null);
  field.multiple = true;
  field.hidden = true;
  const handing = new Map<symbol, string>();
  /** One after the other: they stand in the order in which they were chosen. */
  let before: Promise<void> = Promise.resolve();

  const draw = (): void => {
    const rows = kept().map((file) => {
      const remove = make('button', { type: 'button', 'aria-label': words.remove.replace('{name}', file.name) }, '✕');
      remove.addEventListener('click', () => {
        keep(kept().filter((one) => one.id !== file.id));
        tell(null);
        draw();
        button.focus();
      });
      return make('li', {}, make('span', {}, file.name), make('small', {}, sizeOf(file.size, words.units)), remove);
    });
    for (const name of handing.values())
      rows.push(make('li', { 'aria-busy': 'true' }, make('span', {}, words.handing.replace('{name}', name))));
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
  };

  const takeOne = async (file: File): Promise<void> => {
    const key = Symbol(file.name);
    handing.set(key, file.name);
    draw();
    const turn = before.then(() => hand(file));
    before = turn.then(
      () => {},
      () => {},
    );
    try {
      const taken = await turn;
      keep([...kept(), taken]);
    } catch (error) {
      const said = error instanceof NotSaid && error.trouble === 'large' ? words.large : words.lost;
      tell(said.replace('{name}', file.name).replace('{most}', String(MOST_FILE_BYTES / 1024 / 1024)));
    } finally {
      handing.delete(key);
      draw();
    }
  };
  const take = (files: Iterable<File>): void => {
    tell(null);
    for (const file of files) {
      if (kept().length + handing.size >= MOST_FILES) return tell(words.tooMany.replace('{most}', String(MOST_FILES)));
      if (file.size > MOST_FILE_BYTES)
        tell(words.large.replace('{name}', file.name).replace('{most}', String(MOST_FILE_BYTES / 1024 / 1024)));
      else void takeOne(file);
    }
  };
  button.addEventListener('click', () => field.click());
  field.addEventListener('change', () => {
    take(field.files ?? []);
    // The same file may be chosen again.
    field.value = '';
  });
  draw();
  return { button, field, list, problem, tell, onItsWay: () => [...handing.values()][0] ?? null, take, draw };
};
