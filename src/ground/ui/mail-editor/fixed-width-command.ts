import type { IEditor, ShallowMutableContentModelParagraph } from 'roosterjs';
import { getSelectedParagraphs } from 'roosterjs';
import { FIXED_FONT } from './paste/fixed-width.ts';

const isFixed = (font: string | undefined): boolean => /monospace|consolas|courier/i.test(font ?? '');
export const isFixedWidth = isFixed;

const turnOn = (paragraph: ShallowMutableContentModelParagraph): void => {
  paragraph.format.whiteSpace = 'nowrap';
  for (const segment of paragraph.segments) {
    segment.format.fontFamily = FIXED_FONT;
    if (segment.segmentType === 'Text') segment.text = segment.text.replaceAll(' ', '\u00a0');
  }
};
const turnOff = (paragraph: ShallowMutableContentModelParagraph, font: string | undefined): void => {
  delete paragraph.format.whiteSpace;
  for (const segment of paragraph.segments) {
    if (font) segment.format.fontFamily = font;
    else delete segment.format.fontFamily;
    if (segment.segmentType === 'Text') segment.text = segment.text.replaceAll('\u00a0', ' ');
  }
};

/** The lines of the selection: columns made of spaces stay columns, or no longer do. */
export const toggleFixedWidth = (editor: IEditor): void => {
  editor.formatContentModel(
    (model) => {
      const paragraphs = getSelectedParagraphs(model, true);
      const fixed = paragraphs.every(({ segments }) => segments.every(({ format }) => isFixed(format.fontFamily)));
      for (const paragraph of paragraphs) {
        delete paragraph.decorator;
        if (fixed) turnOff(paragraph, model.format?.fontFamily);
        else turnOn(paragraph);
      }
      return paragraphs.length > 0;
    },
    { apiName: 'toggleFixedWidth' },
  );
};
