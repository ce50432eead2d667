import { MOST_SIGNS, type SiteState } from '../limits.ts';
import { createChooser } from './choose.ts';
import { newKey, newToken, openMemory } from './memory.ts';
import { createTalk, NotSaid } from './talk.ts';
import { openView } from './view.ts';
import { words } from './words.ts';

const LONGEST_PAUSE = 30_000;
const FIRST_PAUSE = 1_000;

/** The chat of one connection, at the corner of whatever page has it. */
const start = (house: URL, line: string): void => {
  const memory = openMemory(`relais-chat-${house.host}-${line}`);
  const talk = createTalk(`${house.origin}/chat/${line}`);
  const host = document.createElement('relais-chat');
  document.body.append(host);
  const chooser = createChooser({
    kept: () => memory.get().files,
    keep: (files) => memory.set({ files }),
    hand: (file) => {
      const token = memory.get().token ?? newToken();
      memory.set({ token });
      return talk.hand(token, file);
    },
  });
  const view = openView({
    ...{ host, chooser },
    load: (id) => talk.fileOf({ token: memory.get().token ?? '', id }),
    onTrouble: (error) => tellTrouble(error),
  });
  let state: SiteState = { texts: [], open: false, mark: '' };
  let saying = false;
  /** Taken by the house already, and not in what it shows yet. */
  const said = new Set<string>();
  let looking: AbortController | null = null;

  const draw = (): void => {
    const { unsent, token, readUpTo, open } = memory.get();
    const own = new Set(state.texts.map((one) => one.onceKey));
    const left = unsent.filter((one) => !own.has(one.onceKey));
    if (left.length < unsent.length) memory.set({ unsent: left });
    // Whoever has only chosen a file has said nothing yet.
    const began = token !== null && (state.texts.length > 0 || left.length > 0);
    view.draw(state.texts, left, { open: state.open, began });
    view.setUnread(open ? 0 : state.texts.filter((one) => !one.mine && one.id > readUpTo).length);
  };

  const tellTrouble = (error: unknown): void => {
    const trouble = error instanceof NotSaid ? error.trouble : 'away';
    view.setTrouble(trouble === 'many' ? words.many : trouble === 'refused' ? words.closed : words.away);
  };

  /** Read is what was shown in an open window that somebody looks at. */
  const tellSeen = (): void => {
    const { token, readUpTo, open } = memory.get();
    const last = state.texts.findLast((one) => !one.mine)?.id ?? 0;
    if (token === null || last === 0) return;
    const read = open && document.visibilityState === 'visible';
    if (read && last <= readUpTo) return;
    talk.seen({ token, upTo: last, read }).then(
      () => {
        if (!read) return;
        memory.set({ readUpTo: last });
        draw();
      },
      () => {},
    );
  };

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        removeEventListener('online', over);
        resolve();
      };
      const timer = setTimeout(over, milliseconds);
      addEventListener('online', over);
    });

  /** Asks for what is new as long as there is somebody to ask about. */
  const look = async (): Promise<void> => {
    if (looking) return;
    let wait = FIRST_PAUSE;
    for (let token = memory.get().token; token !== null; token = memory.get().token) {
      looking = new AbortController();
      try {
        const now = await talk.look(
          { token, mark: state.mark },
          AbortSignal.any([looking.signal, AbortSignal.timeout(40_000)]),
        );
        wait = FIRST_PAUSE;
        view.setTrouble(null);
        if (now) {
          state = now;
          draw();
          tellSeen();
        }
        void say();
      } catch (error) {
        if (error instanceof NotSaid && error.trouble === 'unknown' && memory.get().unsent.length === 0) {
          // Erased there: nothing of it stays here either.
          memory.set({ token: null, files: [], readUpTo: 0 });
          chooser.draw();
          state = { texts: [], open: false, mark: '' };
          draw();
        } else {
          // The first words have not arrived yet.
          if (error instanceof NotSaid && error.trouble === 'unknown') {
            said.clear();
            void say();
          } else tellTrouble(error);
          await pause(wait);
          wait = Math.min(wait * 2, LONGEST_PAUSE);
        }
      }
    }
    looking = null;
  };

  /** Its file is there no more: the words are its writer's again. */
  const takeBack = (): void => {
    const { unsent, draft } = memory.get();
    const back = unsent.find((one) => !said.has(one.onceKey) && one.files.length > 0);
    if (!back) return;
    const written = [back.text, draft].filter((one) => one !== '').join('\n');
    memory.set({ unsent: unsent.filter((one) => one !== back), draft: written });
    view.text.value = written;
    draw();
    chooser.tell(words.gone);
  };

  /** Hands over what was written, in its order, each under its own key: said twice it is one text. */
  const say = async (): Promise<void> => {
    if (saying) return;
    saying = true;
    try {
      for (;;) {
        const { token, name, unsent } = memory.get();
        const next = unsent.find(
          (one) => !said.has(one.onceKey) && !state.texts.some((text) => text.onceKey === one.onceKey),
        );
        if (!next || token === null) break;
        await talk.say({ token, name, ...next, files: next.files.map((one) => one.id) });
        said.add(next.onceKey);
      }
    } catch (error) {
      if (error instanceof NotSaid && error.trouble === 'gone') takeBack();
      else {
        tellTrouble(error);
        await pause(FIRST_PAUSE * 3);
      }
    } finally {
      saying = false;
    }
    if (memory.get().unsent.some((one) => !state.texts.some((text) => text.onceKey === one.onceKey))) void look();
  };

  const setOpen = (open: boolean): void => {
    memory.set({ open });
    view.setOpen(open);
    draw();
    if (open) {
      view.text.focus();
      tellSeen();
    } else view.opener.focus();
  };

  view.name.value = memory.get().name;
  view.text.value = memory.get().draft;
  view.opener.addEventListener('click', () => setOpen(true));
  view.close.addEventListener('click', () => setOpen(false));
  view.panel.addEventListener('keydown', (event) => {
    // The page's own keys are not for what is written here.
    event.stopPropagation();
    if (event.key === 'Escape') setOpen(false);
  });
  view.name.addEventListener('input', () => memory.set({ name: view.name.value.trim() }));
  view.text.addEventListener('input', () => {
    memory.set({ draft: view.text.value });
    view.setTrouble(
      view.text.value.trim().length > MOST_SIGNS ? words.long.replace('{most}', String(MOST_SIGNS)) : null,
    );
  });
  view.text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    view.form.requestSubmit();
  });
  const takes = (data: DataTransfer | null, event: Event): void => {
    if (!data || data.files.length === 0) return;
    event.preventDefault();
    chooser.take(data.files);
  };
  view.text.addEventListener('paste', (event) => takes(event.clipboardData, event));
  view.panel.addEventListener('dragover', (event) => event.preventDefault());
  view.panel.addEventListener('drop', (event) => takes(event.dataTransfer, event));
  view.form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = view.text.value.trim();
    const { unsent, token, files } = memory.get();
    const late = chooser.onItsWay();
    if (late !== null) return chooser.tell(words.handing.replace('{name}', late));
    if ((text === '' && files.length === 0) || text.length > MOST_SIGNS) return;
    const next = { onceKey: newKey(), text, files };
    memory.set({ token: token ?? newToken(), draft: '', files: [], unsent: [...unsent, next] });
    view.text.value = '';
    chooser.tell(null);
    chooser.draw();
    draw();
    void say().then(look);
  });
  view.end.addEventListener('click', () => {
    view.endAsk.hidden = false;
    view.endYes.focus();
  });
  view.endNo.addEventListener('click', () => {
    view.endAsk.hidden = true;
    view.end.focus();
  });
  view.endYes.addEventListener('click', () => {
    view.endAsk.hidden = true;
    view.text.focus();
    const { token } = memory.get();
    if (token !== null) talk.end({ token }).catch(tellTrouble);
  });
  document.addEventListener('visibilitychange', () => tellSeen());
  if (memory.get().open) view.setOpen(true);
  draw();
  void say();
  void look();
};

const own = new URL(import.meta.url);
const line = own.searchParams.get('line') ?? '';
if (/^\d+$/.test(line) && !document.querySelector('relais-chat')) start(own, line);
