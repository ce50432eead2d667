import { Refused } from '#ground/api/web/ask.ts';
import type { LocalCopies } from './local-copy.ts';

/** Quiet after the last key before the draft goes to the server, and between two tries while it cannot be reached. */
export const SAVE_AFTER_MS = 800;
export const RETRY_AFTER_MS = 5_000;
/** A hand that never rests is saved all the same. */
export const SAVE_AT_LATEST_MS = 5_000;

export type SaverState =
  | { kind: 'clean'; savedAt: string | null }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  /** Kept in this browser; the server cannot be reached. */
  | { kind: 'unreachable' }
  /** Another tab or a taken-back message changed the draft: the agent chooses. */
  | { kind: 'moved' }
  | { kind: 'refused'; error: unknown };

export type SaverOptions<Content> = {
  version: number;
  /** This page's pen: what it saved itself is nothing newer to it. */
  writer: string;
  savedAt: string | null;
  /** `over`: the writer chose this text over the one they were shown. */
  save: (version: number, content: Content, over: boolean) => Promise<{ version: number; savedAt: string }>;
  copies: LocalCopies<Content>;
  onState: (state: SaverState) => void;
  /** The server has a newer version of ours: for other tabs to hear of. */
  onSaved?: (version: number) => void;
};

/**
 * Sends a draft to the server as it is written: one save at a time, never over a version it has not seen, and a copy
 * in the browser until the server has it.
 */
export const createDraftSaver = <Content>(options: SaverOptions<Content>) => {
  const { save, copies, onState } = options;
  let version = options.version;
  /** Null: the server has all that was written. */
  let unsaved: (() => Content) | null = null;
  let busy: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let atLatest: ReturnType<typeof setTimeout> | undefined;
  let moved = false;
  /** Said until the server answers: a word that comes and goes with every try would be read out each time. */
  let unreachable = false;
  let over = false;
  let held = false;

  const keepCopy = (content: Content): void =>
    copies.write({ content, version, writer: options.writer, at: new Date().toISOString() });

  const rest = (): void => {
    clearTimeout(timer);
    clearTimeout(atLatest);
    atLatest = undefined;
  };
  const later = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const saveOnce = async (read: () => Content): Promise<void> => {
    const content = read();
    keepCopy(content);
    if (!unreachable) onState({ kind: 'saving' });
    try {
      const saved = await save(version, content, over);
      over = false;
      unreachable = false;
      version = saved.version;
      options.onSaved?.(saved.version);
      if (unsaved !== null) return onState({ kind: 'dirty' });
      copies.drop();
      onState({ kind: 'clean', savedAt: saved.savedAt });
    } catch (error) {
      unsaved ??= read;
      const code = error instanceof Refused ? error.code : 'broken';
      unreachable = code === 'unreachable' || code === 'broken';
      if (code === 'draft-moved') {
        moved = true;
        onState({ kind: 'moved' });
      } else if (unreachable) {
        onState({ kind: 'unreachable' });
        later(RETRY_AFTER_MS);
      } else onState({ kind: 'refused', error });
    }
  };

  /** Saves now what is not saved. Resolves when the server has it, or has said no. */
  const flush = async (): Promise<void> => {
    rest();
    await busy;
    if (unsaved === null || held) return;
    const read = unsaved;
    // The writer is still to choose: what they write meanwhile is kept here alone.
    if (moved) return keepCopy(read());
    unsaved = null;
    busy = saveOnce(read).finally(() => {
      busy = null;
    });
    await busy;
  };

  return {
    /** @param read gives the content when it is needed: exporting it at every key would be felt. */
    changed: (read: () => Content): void => {
      unsaved = read;
      held = false;
      if (!moved && !unreachable) onState({ kind: 'dirty' });
      later(SAVE_AFTER_MS);
      atLatest ??= setTimeout(() => void flush(), SAVE_AT_LATEST_MS);
    },
    flush,
    /** Something is written that the server does not have, or is being sent. */
    isDirty: (): boolean => unsaved !== null || busy !== null || held,
    version: (): number => version,
    /** The agent keeps their own text over the server's newer version. */
    overwrite: (newest: number): Promise<void> => {
      version = newest;
      moved = false;
      over = true;
      return flush();
    },
    /** For the page being left: what is written last, and the version it belongs over. Null when all is saved. */
    takeUnsaved: (): { version: number; content: Content } | null => {
      if (unsaved === null) return null;
      const content = unsaved();
      copies.writeLast({ content, version, writer: options.writer, at: new Date().toISOString() });
      // Over a version they have not chosen against it would be refused, and what is being sent is no draft.
      return moved || held ? null : { version, content };
    },
    /**
     * Before a send: nothing is saved behind its back, not even because the focus leaves; a save that came in after the
     * send would be a draft of what has left. `changed` starts again.
     */
    hold: async (): Promise<void> => {
      rest();
      held = true;
      await busy;
    },
    /** After `hold`, while nobody knows whether it was sent: kept in this browser alone, until `changed` or `forget`. */
    keepHere: (read: () => Content): void => {
      unsaved = read;
      keepCopy(read());
      onState({ kind: 'unreachable' });
    },
    /** Sent or thrown away: nothing more is saved, and no copy comes back. */
    forget: (): void => {
      rest();
      held = false;
      unsaved = null;
      copies.drop();
    },
  };
};
export type DraftSaver<Content> = ReturnType<typeof createDraftSaver<Content>>;
