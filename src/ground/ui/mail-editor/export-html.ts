import { isReadingMark } from './grid/reading-entities.ts';
import { safeDocument } from './safe-html.ts';

/** Classes of ours that mean something to who reads the mail again. */
const OWN_CLASS = /^relais-/;

/**
 * The editor's HTML as a mail carries it: no editing marks, and each picture under the address it was uploaded to.
 * @param finalImage the final address of a picture shown under `src`; null while it has none: it is then left out.
 */
export const exportHtml = (html: string, finalImage: (src: string) => string | null): string => {
  const { body } = safeDocument(html);
  for (const node of Array.from(body.querySelectorAll('*'))) {
    if (isReadingMark(node)) {
      node.remove();
      continue;
    }
    for (const { name } of Array.from(node.attributes))
      if (name.startsWith('data-') || name === 'contenteditable') node.removeAttribute(name);
    const classes = Array.from(node.classList).filter((name) => OWN_CLASS.test(name));
    if (classes.length > 0) node.className = classes.join(' ');
    else node.removeAttribute('class');
    if (node.localName.includes('-')) node.replaceWith(...node.childNodes);
    if (node.localName === 'img') {
      const src = finalImage(node.getAttribute('src') ?? '');
      if (src === null) node.remove();
      else node.setAttribute('src', src);
    }
  }
  return body.innerHTML;
};
