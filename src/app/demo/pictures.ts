import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [number, number, number];
type Shape = {
  /** Left, top, right, bottom: nothing of it lies outside. */
  bounds: readonly [number, number, number, number];
  /** In pixels, below 0 inside. */
  distance(x: number, y: number): number;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
};

/** A PNG of 24-bit colour (ISO/IEC 15948), one filterless row after another. */
const png = (width: number, height: number, pixels: Uint8Array): Buffer => {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++)
    rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const box = (left: number, top: number, right: number, bottom: number, round = 0): Shape => ({
  bounds: [left, top, right, bottom],
  distance(x, y) {
    const dx = Math.max(left + round - x, x - right + round, 0);
    const dy = Math.max(top + round - y, y - bottom + round, 0);
    return dx > 0 || dy > 0 ? Math.sqrt(dx * dx + dy * dy) - round : Math.max(left - x, x - right, top - y, y - bottom);
  },
});
const disc = (cx: number, cy: number, radius: number, squash = 1): Shape => ({
  bounds: [cx - radius, cy - radius * squash, cx + radius, cy + radius * squash],
  distance: (x, y) => Math.sqrt((x - cx) ** 2 + ((y - cy) / squash) ** 2) - radius,
});
const ring = (cx: number, cy: number, radius: number, thick: number): Shape => ({
  bounds: [cx - radius - thick, cy - radius - thick, cx + radius + thick, cy + radius + thick],
  distance: (x, y) => Math.abs(Math.sqrt((x - cx) ** 2 + (y - cy) ** 2) - radius) - thick / 2,
});
const line = (points: readonly (readonly [number, number])[], thick: number): Shape => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    bounds: [Math.min(...xs) - thick, Math.min(...ys) - thick, Math.max(...xs) + thick, Math.max(...ys) + thick],
    distance(x, y) {
      let nearest = Infinity;
      for (let at = 1; at < points.length; at++) {
        const [ax, ay] = points[at - 1]!;
        const [bx, by] = points[at]!;
        const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
        const t = Math.min(1, Math.max(0, along));
        nearest = Math.min(nearest, (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2);
      }
      return Math.sqrt(nearest) - thick / 2;
    },
  };
};
const within = (frame: Shape, shape: Shape): Shape => ({
  bounds: frame.bounds,
  distance: (x, y) => Math.max(frame.distance(x, y), shape.distance(x, y)),
});

type Layer = { shape: Shape; colour: Colour; lit?: number };

/** The darkest that `lit` shades towards. */
const SHADE: Colour = [20, 20, 24];

/** Layers over a ground that darkens downwards, edges softened over a pixel; `lit` shades a shape from left to right. */
const picture = (width: number, height: number, top: Colour, bottom: Colour, layers: readonly Layer[]): Buffer => {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let at = y * width * 3; at < (y + 1) * width * 3; at++)
      pixels[at] = top[at % 3]! + ((bottom[at % 3]! - top[at % 3]!) * y) / height;
  for (const { shape, colour, lit = 0 } of layers) {
    const [left, up, right, down] = shape.bounds;
    for (let y = Math.max(0, Math.floor(up) - 1); y < Math.min(height, down + 1); y++)
      for (let x = Math.max(0, Math.floor(left) - 1); x < Math.min(width, right + 1); x++) {
        const cover = Math.min(1, 0.5 - shape.distance(x + 0.5, y + 0.5));
        if (cover <= 0) continue;
        const shade = (lit * x) / width;
        for (let part = 0; part < 3; part++) {
          const at = (y * width + x) * 3 + part;
          const own = colour[part]! + (SHADE[part]! - colour[part]!) * shade;
          pixels[at] = pixels[at]! + (own - pixels[at]!) * cover;
        }
      }
  }
  return png(width, height, pixels);
};

const WHITE: Colour = [246, 244, 240];
const CARTON: Colour = [196, 154, 108];
const DARK: Colour = [52, 46, 42];

export const brokenMug = (): Buffer =>
  picture(
    360,
    270,
    [222, 214, 203],
    [168, 150, 132],
    [
      { shape: disc(178, 232, 96, 0.16), colour: [138, 120, 103] },
      { shape: ring(240, 150, 36, 17), colour: [28, 92, 110], lit: 0.3 },
      { shape: box(110, 84, 240, 232, 16), colour: [36, 112, 132], lit: 0.45 },
      { shape: disc(175, 86, 64, 0.2), colour: [20, 62, 74] },
      {
        shape: line(
          [
            [196, 76],
            [182, 112],
            [199, 138],
            [176, 170],
            [188, 205],
          ],
          4,
        ),
        colour: [240, 236, 228],
      },
      {
        shape: line(
          [
            [182, 112],
            [150, 128],
            [136, 156],
          ],
          3,
        ),
        colour: [240, 236, 228],
      },
      {
        shape: line(
          [
            [286, 226],
            [306, 214],
            [318, 230],
            [300, 240],
          ],
          10,
        ),
        colour: [36, 112, 132],
        lit: 0.4,
      },
    ],
  );

export const dentedParcel = (): Buffer =>
  picture(
    400,
    280,
    [205, 209, 212],
    [150, 153, 158],
    [
      { shape: disc(200, 250, 150, 0.1), colour: [118, 121, 126] },
      { shape: box(70, 70, 330, 248, 4), colour: CARTON, lit: 0.25 },
      { shape: box(70, 70, 330, 104, 2), colour: [214, 174, 128], lit: 0.2 },
      { shape: box(182, 70, 218, 248), colour: [222, 205, 170], lit: 0.15 },
      { shape: within(box(70, 70, 330, 248), disc(322, 84, 42)), colour: [86, 60, 38], lit: 0.2 },
      {
        shape: line(
          [
            [330, 126],
            [292, 116],
            [278, 92],
            [282, 70],
          ],
          5,
        ),
        colour: [222, 188, 146],
      },
      {
        shape: line(
          [
            [286, 126],
            [246, 158],
            [256, 190],
          ],
          3,
        ),
        colour: [148, 110, 72],
      },
      { shape: box(94, 150, 166, 204, 2), colour: WHITE },
      ...[160, 168, 176].map((y) => ({ shape: box(102, y, 150, y + 3), colour: DARK })),
      ...[102, 108, 112, 120, 124, 132, 140, 146, 152].map((x, index) => ({
        shape: box(x, 184, x + (index % 3) + 1, 198),
        colour: DARK,
      })),
    ],
  );

export const errorScreen = (): Buffer =>
  picture(
    480,
    300,
    [236, 239, 243],
    [236, 239, 243],
    [
      { shape: box(40, 30, 440, 270, 10), colour: [255, 255, 255] },
      { shape: box(40, 30, 440, 62, 10), colour: [18, 60, 74] },
      ...[58, 74, 90].map((x, index) => ({
        shape: disc(x, 46, 5),
        colour: (
          [
            [237, 106, 94],
            [245, 191, 79],
            [98, 197, 84],
          ] as const
        )[index]!,
      })),
      { shape: box(64, 86, 300, 98, 3), colour: [60, 66, 74] },
      { shape: box(64, 116, 416, 168, 6), colour: [255, 235, 233] },
      { shape: box(64, 116, 69, 168), colour: [207, 34, 46] },
      { shape: box(84, 132, 360, 140, 3), colour: [160, 50, 56] },
      { shape: box(84, 148, 270, 156, 3), colour: [190, 110, 112] },
      { shape: box(64, 188, 416, 214, 5), colour: [241, 243, 246] },
      { shape: box(296, 230, 416, 256, 6), colour: [150, 170, 190] },
    ],
  );

export const wornZip = (): Buffer =>
  picture(
    340,
    340,
    [44, 74, 62],
    [30, 52, 44],
    [
      {
        shape: line(
          [
            [176, -10],
            [170, 120],
            [182, 200],
          ],
          30,
        ),
        colour: [24, 40, 34],
      },
      {
        shape: line(
          [
            [182, 200],
            [132, 350],
          ],
          26,
        ),
        colour: [196, 186, 168],
      },
      {
        shape: line(
          [
            [182, 200],
            [236, 350],
          ],
          26,
        ),
        colour: [196, 186, 168],
      },
      ...Array.from({ length: 13 }, (_, index) => ({
        shape: box(160 + (index % 2) * 12, index * 15 + 4, 176 + (index % 2) * 12, index * 15 + 12, 2),
        colour: [188, 190, 194] as const,
        lit: 0.2,
      })),
      { shape: box(164, 184, 200, 232, 8), colour: [150, 152, 158], lit: 0.3 },
      {
        shape: line(
          [
            [110, 236],
            [146, 226],
            [158, 262],
          ],
          4,
        ),
        colour: [214, 70, 60],
      },
    ],
  );
