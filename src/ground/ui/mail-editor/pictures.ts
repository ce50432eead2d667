import type { ContentModelImage, IEditor } from 'roosterjs';
import { formatImageWithContentModel } from 'roosterjs';

/** A selected picture: its description for who cannot see it, its width in pixels. */
export type PictureState = { alt: string; width: number };

export const pictureState = (editor: IEditor): PictureState | null => {
  const selection = editor.getDOMSelection();
  if (selection?.type !== 'image') return null;
  const { image } = selection;
  return { alt: image.alt, width: Math.round(image.getBoundingClientRect().width) };
};

const onPicture = (editor: IEditor, change: (picture: ContentModelImage) => void): void => {
  editor.focus();
  formatImageWithContentModel(editor, 'relaisPicture', change);
};

export const describePicture = (editor: IEditor, alt: string): void =>
  onPicture(editor, (picture) => {
    picture.alt = alt;
  });

/** Its height follows. */
export const widenPicture = (editor: IEditor, pixels: number): void =>
  onPicture(editor, (picture) => {
    picture.format.width = `${pixels}px`;
    picture.format.height = 'auto';
  });
