import type { ContentModelDocument, IEditor, ReadonlyContentModelBlock } from 'roosterjs';
import { SIGNATURE_CLASS } from '#ground/html/marks.ts';
import { GRID_SELECTOR } from './grid/grid-entity.ts';
import { signatureSeen } from './signature-seen.ts';

/** The editor's model forgets classes and keeps an id; what is exported has the class again. */
const ID = SIGNATURE_CLASS;

/** The signature of a text that the editor is about to read. */
export const keepSignature = (page: Document): void => {
  const [first, ...more] = page.body.querySelectorAll(`.${SIGNATURE_CLASS}`);
  first?.setAttribute('id', ID);
  for (const one of more) one.removeAttribute('class');
};

/** The editor's own HTML with the class in the place of the id. */
export const withSignatureClass = (html: string): string =>
  html.replace(/<div\b([^<>]*?) id="relais-signature"/, `<div$1 class="${SIGNATURE_CLASS}"`);

/** What is seen of the signature in a text; null when it holds none. */
export const signatureText = (host: HTMLElement): string | null => {
  const signature = host.querySelector(`#${ID}`);
  return signature && signatureSeen(signature, GRID_SELECTOR);
};

const signatureAt = (blocks: readonly ReadonlyContentModelBlock[]): number =>
  blocks.findIndex(
    (block) => block.blockType === 'BlockGroup' && block.blockGroupType === 'FormatContainer' && block.format.id === ID,
  );

/** Puts these blocks in the signature's place; where there is none, at the end. */
export const replaceSignature = (editor: IEditor, blocks: ContentModelDocument['blocks']): void =>
  editor.formatContentModel(
    (model) => {
      const at = signatureAt(model.blocks);
      if (at < 0) model.blocks.push(...blocks);
      else model.blocks.splice(at, 1, ...blocks);
      return true;
    },
    { changeSource: 'SetContent' },
  );

/** Adds blocks at the end of what is written: above the signature, where there is one. */
export const appendBlocks = (editor: IEditor, blocks: ContentModelDocument['blocks']): void =>
  editor.formatContentModel(
    (model) => {
      const at = signatureAt(model.blocks);
      model.blocks.splice(at < 0 ? model.blocks.length : at, 0, ...blocks);
      return true;
    },
    { changeSource: 'SetContent' },
  );

/** Whether anything is to be seen outside the signature. */
export const isBlankBut = (host: HTMLElement): boolean => {
  const signature = host.querySelector(`#${ID}`);
  const outside = (node: Node): boolean => !signature?.contains(node);
  if (Array.from(host.querySelectorAll(`img,table,hr,li,${GRID_SELECTOR}`)).some(outside)) return false;
  if (!signature) return !/[^\s\u200b\u00a0]/.test(host.textContent ?? '');
  const texts = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (outside(text) && /[^\s\u200b\u00a0]/.test(text.nodeValue ?? '')) return false;
  return true;
};
