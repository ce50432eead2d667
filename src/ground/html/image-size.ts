export type ImageSize = { width: number; height: number };

const jpeg = (view: DataView): ImageSize | null => {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // A start of frame of any kind; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
};

const webp = (view: DataView): ImageSize | null => {
  const kind = view.getUint32(12);
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (kind === 0x56503858) return { width: three(24) + 1, height: three(27) + 1 };
  if (kind === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== 0x5650384c) return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
};

/** The size in pixels that a PNG, GIF, JPEG, WebP or BMP says it has; null for anything else, or nonsense. */
export const imageSize = (bytes: Uint8Array): ImageSize | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizeIn(view);
    return size && size.width > 0 && size.height > 0 && size.width < 30_000 && size.height < 30_000 ? size : null;
  } catch (error) {
    // It ends before it says.
    if (error instanceof RangeError) return null;
    throw error;
  }
};

const sizeIn = (view: DataView): ImageSize | null => {
  const start = view.getUint32(0);
  if (start === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (start === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (start >>> 8 === 0xffd8ff) return jpeg(view);
  if (start === 0x52494646 && view.getUint32(8) === 0x57454250) return webp(view);
  if (start >>> 16 === 0x424d) return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  return null;
};
