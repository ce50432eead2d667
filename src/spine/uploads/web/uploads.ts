import type { z } from 'zod';
import type { RefusalBody } from '#ground/api/contract.ts';
import { Refused } from '#ground/api/web/ask.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { MAX_FILE_BYTES, MAX_MESSAGE_BYTES, UPLOAD_PATH, type uploadShape } from '../contract.ts';
import { onceKey } from '#ground/web/once-key.ts';

export type Upload = z.output<typeof uploadShape>;

export type FileFacts = { name: string; size: number; type: string };
export type UploadItem = {
  key: string;
  name: string;
  size: number;
  /** As the browser says; '': it does not know. */
  type: string;
  inline: boolean;
  state: 'waiting' | 'uploading' | 'done' | 'failed';
  /** 0 to 1. */
  progress: number;
  /** Of a failed one: why. */
  error: Refused | null;
  upload: Upload | null;
  /** Not worth a line until it takes a while: a table is sent again after every change. */
  quiet: boolean;
};

/** What is there sooner than this was never seen to be on its way. */
const QUIET_MS = 1_500;

/** More at once would only share the same line. */
const AT_ONCE = 3;

type Job = {
  /** Null while it is still being written. */
  file: File | null;
  /** When it was changed last, as it was chosen. */
  chosenAt: number;
  request: XMLHttpRequest | null;
  settle: (upload: Upload | null) => void;
};

/** D15: what the server would refuse is not carried there first. */
export const whyNotUpload = ({ name, size }: { name: string; size: number }): Refused | null => {
  if (isDangerous(name)) return new Refused('dangerous-file', { name }, 0);
  return size > MAX_FILE_BYTES ? new Refused('too-large', { limit: MAX_MESSAGE_BYTES / 1024 / 1024 }, 0) : null;
};

/** Trying again helps against a cut line, and when there may be room by now; not against a rule. */
export const mayRetry = ({ error }: UploadItem): boolean =>
  error !== null && ['unreachable', 'broken', 'no-room'].includes(error.code);

const fileGone = (name: string): Refused => new Refused('file-gone', { name }, 0);
/** A file that was changed or taken away since it was chosen cannot be read any more. */
const isGone = async (file: File): Promise<boolean> => {
  try {
    await file.slice(0, 1).arrayBuffer();
    return false;
  } catch {
    return true;
  }
};

const refusalIn = (request: XMLHttpRequest): Refused => {
  if (request.status === 0) return new Refused('unreachable', {}, 0);
  try {
    const { refusal, values } = JSON.parse(request.responseText) as RefusalBody;
    return new Refused(refusal, values, request.status);
  } catch {
    return new Refused('broken', {}, request.status);
  }
};

const doneItem = (upload: Upload): UploadItem => ({
  key: upload.id,
  name: upload.name,
  size: upload.size,
  type: upload.type,
  inline: upload.inline,
  state: 'done',
  progress: 1,
  error: null,
  upload,
  quiet: false,
});

/** The files of one draft on their way to the server: with progress, which fetch cannot tell, hence XMLHttpRequest. */
export const createUploads = (
  kept: readonly Upload[],
  on: {
    /** Anything to be drawn. */
    change: () => void;
    /** The files that belong to the draft are others than before. */
    settle: () => void;
    /** What it is written for does not take that file, beside the others that are there: it is not carried here first. */
    whyNot: (file: FileFacts, others: readonly FileFacts[]) => Refused | null;
  },
) => {
  let items: readonly UploadItem[] = kept.map(doneItem);
  const jobs = new Map<string, Job>();

  const set = (key: string, change: Partial<UploadItem>): void => {
    items = items.map((item) => (item.key === key ? { ...item, ...change } : item));
    on.change();
  };
  const whyNot = (key: string, file: FileFacts): Refused | null =>
    on.whyNot(
      file,
      items.filter((item) => item.key !== key && item.state !== 'failed'),
    );
  const startNext = (): void => {
    const running = items.filter(({ state }) => state === 'uploading').length;
    const next = items.find(({ key, state }) => state === 'waiting' && jobs.get(key)?.file);
    if (next && running < AT_ONCE) start(next);
  };
  const start = ({ key, inline, name, size }: UploadItem): void => {
    const job = jobs.get(key);
    const file = job?.file;
    if (!job || !file) return;
    const request = new XMLHttpRequest();
    job.request = request;
    const body = new FormData();
    // Before the file: the server reads the parts in their order.
    body.append('inline', inline ? '1' : '0');
    body.append('file', file, name);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) set(key, { progress: event.loaded / event.total });
    });
    const fail = async (why = refusalIn(request)): Promise<void> => {
      const gone = why.code === 'unreachable' && (await isGone(file));
      set(key, { state: 'failed', quiet: false, error: gone ? fileGone(name) : why });
      startNext();
    };
    request.addEventListener('error', () => void fail());
    request.addEventListener('load', () => {
      if (request.status !== 200) return void fail();
      const upload = JSON.parse(request.responseText) as Upload;
      // Some browsers carry what is there by now, whole or not, and say nothing. What the page writes itself is kept cleaned.
      if (!inline && (upload.size !== size || file.lastModified !== job.chosenAt)) return void fail(fileGone(name));
      jobs.delete(key);
      set(key, { state: 'done', progress: 1, error: null, upload, quiet: false });
      on.settle();
      job.settle(upload);
      startNext();
    });
    request.open('POST', UPLOAD_PATH);
    set(key, { state: 'uploading', progress: 0, error: null });
    request.send(body);
  };

  return {
    items: () => items,
    /** Resolves when the file is on the server; null once it was cancelled or removed. A failed one still waits for a retry. */
    add: (file: File, inline = false): Promise<Upload | null> =>
      new Promise((settle) => {
        const key = onceKey();
        const error = whyNotUpload(file) ?? whyNot(key, file);
        const item: UploadItem = {
          key,
          name: file.name,
          size: file.size,
          type: file.type,
          inline,
          state: error ? 'failed' : 'waiting',
          progress: 0,
          error,
          upload: null,
          quiet: false,
        };
        jobs.set(key, { file, chosenAt: file.lastModified, request: null, settle });
        items = [...items, item];
        on.change();
        startNext();
      }),
    /**
     * What the page writes itself, and is still writing: nothing is sent before it is on the server too. As `add`.
     */
    addLater: (name: string, coming: Promise<File>): Promise<Upload | null> =>
      new Promise((settle) => {
        const key = onceKey();
        const job: Job = { file: null, chosenAt: 0, request: null, settle };
        jobs.set(key, job);
        items = [
          ...items,
          {
            key,
            name,
            size: 0,
            type: '',
            inline: true,
            state: 'waiting',
            progress: 0,
            error: null,
            upload: null,
            quiet: true,
          },
        ];
        on.change();
        void coming.then((file) => {
          if (!jobs.has(key)) return;
          job.file = file;
          const error = whyNotUpload(file) ?? whyNot(key, file);
          set(key, { size: file.size, ...(error ? { state: 'failed', error, quiet: false } : {}) });
          setTimeout(() => jobs.has(key) && set(key, { quiet: false }), QUIET_MS);
          startNext();
        });
      }),
    /** No part of the draft any more: nothing of it is counted. */
    forget: (which: (upload: Upload) => boolean): void => {
      items = items.filter(({ upload }) => !upload || !which(upload));
      on.change();
    },
    retry: (key: string): void => {
      const item = items.find((one) => one.key === key);
      const error = item ? whyNot(key, item) : null;
      set(key, error ? { state: 'failed', error } : { state: 'waiting', error: null });
      startNext();
    },
    remove: (key: string): void => {
      const job = jobs.get(key);
      jobs.delete(key);
      items = items.filter((item) => item.key !== key);
      job?.request?.abort();
      job?.settle(null);
      on.change();
      on.settle();
      startNext();
    },
  };
};
export type Uploads = ReturnType<typeof createUploads>;
