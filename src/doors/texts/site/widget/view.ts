import type { SiteFile, SiteText } from '../limits.ts';
import type { Chooser } from './choose.ts';
import { make } from './dom.ts';
import { filesOf, type Load } from './files.ts';
import type { Unsent } from './memory.ts';
import { STYLE } from './style.ts';
import { words } from './words.ts';

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'’»]/g;
/** Words and links; nothing of it is ever read as HTML. */
const linked = (text: string): (Node | string)[] => {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(at, found.index));
    parts.push(make('a', { href: found[0], target: '_blank', rel: 'noopener noreferrer' }, found[0]));
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)];
};

const bubble = (key: string, mine: boolean, by: string, text: string, state: string): HTMLElement => {
  const made = make('div', { class: 'text', 'data-key': key });
  if (text !== '') made.append(make('p', {}, ...linked(text)));
  made.append(make('small', {}, by, state));
  if (mine) made.setAttribute('data-mine', '');
  return made;
};

export type ViewGiven = { host: HTMLElement; chooser: Chooser; load: Load; onTrouble: (error: unknown) => void };

export const openView = ({ host, chooser, load, onTrouble }: ViewGiven) => {
  const root = host.attachShadow({ mode: 'open' });
  // A sheet that is made, not written: pages whose policy forbids inline styles allow it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const opener = make('button', { type: 'button', class: 'opener', 'aria-expanded': 'false' }, words.open);
  const close = make('button', { type: 'button', 'aria-label': words.close }, '✕');
  const end = make('button', { type: 'button' }, words.end);
  const log = make('div', { class: 'log', role: 'log', 'aria-label': words.title, tabindex: '0' });
  const hello = make('p', { class: 'hello' }, words.hello);
  const over = make('p', { class: 'over' }, words.over);
  const trouble = make('p', { class: 'trouble', role: 'status' });
  const endYes = make('button', { type: 'button' }, words.endYes);
  const endNo = make('button', { type: 'button' }, words.endNo);
  const endAsk = make(
    'div',
    { class: 'ask', role: 'group', 'aria-label': words.endAsk },
    make('span', {}, words.endAsk),
    endYes,
    endNo,
  );
  const name = make('input', { id: 'name', autocomplete: 'name', maxlength: '80' });
  const nameField = make('div', {}, make('label', { for: 'name' }, words.name), name);
  const text = make('textarea', { id: 'text', rows: '2', 'aria-label': words.text, placeholder: words.text });
  const form = make(
    'form',
    {},
    nameField,
    chooser.problem,
    chooser.list,
    make('div', { class: 'row' }, chooser.button, chooser.field, text, make('button', { type: 'submit' }, words.send)),
  );
  const panel = make(
    'section',
    { class: 'panel', role: 'dialog', 'aria-label': words.title },
    make('header', {}, make('h2', {}, words.title), end, close),
    log,
    trouble,
    endAsk,
    form,
  );
  for (const one of [panel, trouble, endAsk, end]) one.hidden = true;
  root.append(opener, panel);

  const show = (key: string, made: () => HTMLElement): HTMLElement =>
    log.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? made();

  /** Once, when the house has them: before that their names stand there. */
  const showFiles = (row: HTMLElement, files: readonly SiteFile[]): void => {
    if (files.length === 0 || row.hasAttribute('data-files')) return;
    row.setAttribute('data-files', '');
    row.querySelector('.files')?.remove();
    row.lastElementChild!.before(filesOf(files, load, onTrouble));
  };

  return {
    ...{ opener, close, end, endYes, endNo, endAsk, name, text, form, panel },
    setOpen(open: boolean): void {
      panel.hidden = !open;
      opener.hidden = open;
      opener.setAttribute('aria-expanded', String(open));
    },
    setUnread(count: number): void {
      opener.textContent = words.open + (count > 0 ? words.unread.replace('{n}', String(count)) : '');
    },
    setTrouble(said: string | null): void {
      trouble.textContent = said ?? '';
      trouble.hidden = said === null;
    },
    /** Only what is new is added, so that a screen reader hears only that. */
    draw(texts: readonly SiteText[], unsent: readonly Unsent[], talk: { open: boolean; began: boolean }): void {
      const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
      const before = log.childElementCount;
      const rows: HTMLElement[] = [];
      if (!talk.began) rows.push(hello);
      for (const one of texts) {
        const key = one.onceKey ?? String(one.id);
        const row = show(key, () => bubble(key, one.mine, '', one.text, ''));
        showFiles(row, one.files);
        const time = new Date(one.at).toLocaleTimeString(document.documentElement.lang || undefined, {
          timeStyle: 'short',
        });
        row.lastElementChild!.textContent = `${one.mine ? words.you : one.by || words.us} · ${time}`;
        rows.push(row);
      }
      for (const one of unsent)
        rows.push(
          show(one.onceKey, () => {
            const row = bubble(one.onceKey, true, `${words.you} · `, one.text, words.waiting);
            if (one.files.length > 0)
              row.lastElementChild!.before(
                make('ul', { class: 'files' }, ...one.files.map((file) => make('li', {}, `📎 ${file.name}`))),
              );
            return row;
          }),
        );
      if (talk.began && !talk.open && unsent.length === 0) rows.push(over);
      for (const gone of [...log.children].filter((one) => !rows.includes(one as HTMLElement))) gone.remove();
      rows.forEach((row, at) => {
        if (log.children[at] !== row) log.insertBefore(row, log.children[at] ?? null);
      });
      if (wasAtEnd || log.childElementCount > before) log.scrollTop = log.scrollHeight;
      end.hidden = !talk.open;
      nameField.hidden = talk.began;
    },
  };
};
export type View = ReturnType<typeof openView>;
