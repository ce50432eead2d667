import { cleanHtml } from './clean-html.ts';

/** Characters of its text and marks; and of its pictures, as data:, together. */
export const MOST_SIGNATURE = 50_000;
export const MOST_SIGNATURE_PICTURES = Math.ceil((100 * 1024 * 4) / 3) + 200;

const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i;

/** A signature as it is kept: clean, its pictures inside. Null when it is larger than a signature may be. */
export const cleanSignature = (html: string): string | null => {
  let pictures = 0;
  const clean = cleanHtml(html.toWellFormed().replaceAll('\u0000', ''), {
    image(source) {
      if (!PICTURE.test(source)) return null;
      pictures += source.length;
      return source;
    },
  });
  return pictures > MOST_SIGNATURE_PICTURES || clean.length - pictures > MOST_SIGNATURE ? null : clean;
};
