import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureUrl, rtfPictures } from './rtf-pictures.ts';

const PNG = '89504e470d0a1a0a0000000d49484452';
const JPEG = 'ffd8ffe000104a46494600010101';

test('R37 the pictures of an RTF are found in their order, without the copies that Word adds for old readers', () => {
  const rtf = [
    '{\\rtf1\\ansi{\\*\\listpicture{\\pict\\pngblip ffffffffffffffffffffffff}}Plan : ',
    `{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\picwgoal600\\pngblip`,
    `\\bliptag-1289{\\*\\blipuid b2a0e0d2f3}\r\n${PNG.slice(0, 10)}\r\n${PNG.slice(10)}}}`,
    '{\\nonshppict{\\pict\\wmetafile8 0100090000031200000000000500}}',
    `\\par {\\pict\\picw10\\jpegblip ${JPEG}}{\\pict\\emfblip 0100000000000000000000}\\par \\{fin\\}}`,
  ].join('');
  assert.deepEqual(rtfPictures(rtf), [
    { type: 'image/png', hex: PNG },
    { type: 'image/jpeg', hex: JPEG },
  ]);
});

test('an RTF that is cut, or claims a picture and holds none, gives none', () => {
  assert.deepEqual(rtfPictures('{\\rtf1 {\\pict\\pngblip 8950'), []);
  assert.deepEqual(rtfPictures('{\\rtf1 {\\pict\\pngblip zz}}'), []);
  assert.deepEqual(rtfPictures(''), []);
  assert.deepEqual(rtfPictures('{\\pict'.repeat(1_000)), []);
});

test('a picture becomes the address of an image, byte for byte', () => {
  assert.equal(
    pictureUrl({ type: 'image/png', hex: '89504e47' }),
    `data:image/png;base64,${Buffer.from('89504e47', 'hex').toString('base64')}`,
  );
});
