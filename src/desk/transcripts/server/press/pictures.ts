import sharp from 'sharp';

/** More pixels than a camera takes are a trap. */
const MOST_PIXELS = 60_000_000;
/** What a page shows sharply. */
const MOST_WIDE = 1_100;
const MOST_HIGH = 1_500;
const QUALITY = 80;

// Each picture comes once.
sharp.cache(false);
sharp.concurrency(1);

export type ReadPicture = { svg: Buffer; width: number; height: number };

/**
 * A stranger's picture as one that cannot fail: read whole, turned as its camera says, brought to the page's size and
 * written anew, without what else the file said. As a JPEG inside an SVG, since the typesetter keeps every picture of
 * its own formats unpacked in memory (four bytes a pixel), and of an SVG's only the bytes. Null: it cannot be read.
 */
export const readPicture = async (bytes: Uint8Array | null): Promise<ReadPicture | null> => {
  if (!bytes || bytes.length === 0) return null;
  try {
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated', animated: false });
    const { width: wide, height: high, orientation = 1 } = await source.metadata();
    const { data, info } = await source
      .rotate()
      .resize({ width: MOST_WIDE, height: MOST_HIGH, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    const size = `width="${info.width}" height="${info.height}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size} viewBox="0 0 ${info.width} ${info.height}"><image ${size} xlink:href="data:image/jpeg;base64,${data.toString('base64')}"/></svg>`;
    const [width, height] = orientation >= 5 ? [high, wide] : [wide, high];
    return { svg: Buffer.from(svg), width, height };
  } catch {
    return null;
  }
};
