import { SIGNATURE_CLASS } from '#ground/html/marks.ts';

/** Ids of pictures: the address under which a picture is shown -> the address it has once uploaded. */
export type ImageBook = {
  /** Shows a picture at once; `upload` answers with its final address. */
  add: (file: Blob, name: string) => string;
  final: (src: string) => string | null;
  /** Takes pictures given as data: out of an HTML, or copied from a mail on the desk, as if each had been pasted. */
  adopt: (page: Document) => void;
  forget: () => void;
};

const SIGNATURE = `#${SIGNATURE_CLASS},.${SIGNATURE_CLASS}`;
const TYPE_ENDING: Record<string, string> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };
const nameFor = (blob: Blob, count: number): string =>
  `image-${count}.${TYPE_ENDING[blob.type] ?? blob.type.replace(/^image\//, '')}`;

const blobOf = (dataUrl: string): Blob | null => {
  const match = /^data:(image\/[a-z+]+);base64,(.*)$/is.exec(dataUrl);
  if (!match?.[1] || match[2] === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(match[2].replace(/\s/g, '')), (sign) => sign.charCodeAt(0));
    return new Blob([bytes], { type: match[1] });
  } catch {
    return null;
  }
};

/**
 * @param upload sends one picture to the server; answers with its final address, null when it failed or was cancelled.
 */
export const createImageBook = (
  upload: (file: File) => Promise<string | null>,
  on: {
    /** A picture got its final address: what is exported has changed. */
    onSettled: () => void;
    /** Its upload was given up: what cannot be sent must not be shown. */
    onLost: (src: string) => void;
  },
): ImageBook => {
  const finals = new Map<string, string>();
  const shown = new Set<string>();
  let count = 0;

  const register = (src: string, file: File): void => {
    void upload(file).then((final) => {
      if (final === null) return on.onLost(src);
      finals.set(src, final);
      on.onSettled();
    });
  };
  const add = (blob: Blob, name: string): string => {
    const src = URL.createObjectURL(blob);
    shown.add(src);
    register(src, new File([blob], name, { type: blob.type }));
    return src;
  };
  const adoptCopy = async (src: string): Promise<void> => {
    const response = await fetch(src, { credentials: 'same-origin' });
    if (!response.ok) return on.onLost(src);
    const blob = await response.blob();
    count += 1;
    register(src, new File([blob], nameFor(blob, count), { type: blob.type }));
  };

  return {
    add: (blob, name) => {
      count += 1;
      return add(blob, name && name !== 'image.png' ? name : nameFor(blob, count));
    },
    final: (src) => finals.get(src) ?? (/^(?:\/api\/files\/upload\/|data:)/.test(src) ? src : null),
    adopt: (page) => {
      for (const image of Array.from(page.body.querySelectorAll('img'))) {
        // A signature brings its pictures along: they are small, and the same in every mail.
        if (image.closest(SIGNATURE)) continue;
        const src = image.getAttribute('src') ?? '';
        if (src.startsWith('data:')) {
          const blob = blobOf(src);
          count += 1;
          if (blob) image.setAttribute('src', add(blob, nameFor(blob, count)));
          else image.remove();
        } else if (src.startsWith('/api/files/') && !finals.has(src) && !src.startsWith('/api/files/upload/')) {
          adoptCopy(src).catch(() => on.onLost(src));
        }
      }
    },
    forget: () => {
      for (const src of shown) URL.revokeObjectURL(src);
    },
  };
};
