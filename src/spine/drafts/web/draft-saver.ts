import { Refused } from '#ground/api/web/ask.ts';
import type { LocalCopies } from './local-copy.ts';

/** Quiet after the last key before the draft goes to the server, and between two tries while it cannot be reached. */
export const SAVE_AFTER_MS = 800;
export const RETRY_AFTER_MS = 5_000;

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
  let moved = false;
  let over = false;
  let held = false;

  const keepCopy = (content: Content): void =>
    copies.write({ content, version, writer: options.writer, at: new Date().toISOString() });

  const later = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const saveOnce = async (read: () => Content): Promise<void> => {
    const content = read();
    keepCopy(content);
    onState({ kind: 'saving' });
    try {
      const saved = await save(version, content, over);
      over = false;
      version = saved.version;
      options.onSaved?.(saved.version);
      if (unsaved !== null) return;
      copies.drop();
      onState({ kind: 'clean', savedAt: saved.savedAt });
    } catch (error) {
      unsaved ??= read;
      const code = error instanceof Refused ? error.code : 'broken';
      if (code === 'draft-moved') {
        moved = true;
        onState({ kind: 'moved' });
      } else if (code === 'unreachable' || code === 'broken') {
        onState({ kind: 'unreachable' });
        later(RETRY_AFTER_MS);
      } else onState({ kind: 'refused', error });
    }
  };

  /** Saves now what is not saved. Resolves when the server has it, or has said no. */
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    await busy;
    if (unsaved === null || moved || held) return;
    const read = unsaved;
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
      if (moved) return;
      onState({ kind: 'dirty' });
      later(SAVE_AFTER_MS);
    },
    flush,
    /** Something is written that the server does not have. */
    isDirty: (): boolean => unsaved !== null || busy !== null,
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
      if (unsaved === null || moved) return null;
      const content = unsaved();
      copies.writeLast({ content, version, writer: options.writer, at: new Date().toISOString() });
      return { version, content };
    },
    /**
     * Before a send: nothing is saved behind its back, not even because the focus leaves; a save that came in after the
     * send would be a draft of what has left. `changed` starts again.
     */
    hold: async (): Promise<void> => {
      clearTimeout(timer);
      held = true;
      await busy;
    },
    /** Sent or thrown away: nothing more is saved, and no copy comes back. */
    forget: (): void => {
      clearTimeout(timer);
      unsaved = null;
      copies.drop();
    },
  };
};
export type DraftSaver<Content> = ReturnType<typeof createDraftSaver<Content>>;
