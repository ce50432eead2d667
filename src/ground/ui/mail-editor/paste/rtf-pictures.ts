export type RtfPicture = { type: 'image/png' | 'image/jpeg'; hex: string };

/** Where the group ends whose inside begins at `from`: the place of its closing brace. */
const groupEnd = (rtf: string, from: number): number => {
  let depth = 1;
  for (let at = from; at < rtf.length; at += 1) {
    const sign = rtf[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && --depth === 0) return at;
  }
  return rtf.length;
};

/** Without the groups inside it: an id, properties. Each leaves a space, for it ends the word before it. */
const ownText = (group: string): string => {
  let text = '';
  let depth = 0;
  let from = 0;
  for (let at = group.indexOf('{'); at >= 0;) {
    if (group[at] === '{') {
      if (depth === 0) text += `${group.slice(from, at)} `;
      depth += 1;
    } else if (--depth === 0) from = at + 1;
    const [open, close] = [group.indexOf('{', at + 1), group.indexOf('}', at + 1)];
    at = open < 0 ? close : close < 0 ? open : Math.min(open, close);
  }
  return depth === 0 ? text + group.slice(from) : text;
};

/**
 * The PNG and JPEG pictures of an RTF, in their order. Word writes each a second time for old readers, and the marks of
 * lists as pictures: neither is taken. Those in formats of Windows alone (WMF, EMF) are not either: no browser shows them.
 */
export const rtfPictures = (rtf: string): RtfPicture[] => {
  const found: RtfPicture[] = [];
  const groups = /\{\s*(?:\\\*)?\s*\\(nonshppict|listpicture|pict)(?![a-z])/g;
  for (let match = groups.exec(rtf); match; match = groups.exec(rtf)) {
    const end = groupEnd(rtf, groups.lastIndex);
    if (match[1] === 'pict') {
      const text = ownText(rtf.slice(groups.lastIndex, end));
      const kind = /\\(png|jpeg)blip/.exec(text)?.[1];
      const hex = text.replace(/\\[a-z]+-?\d*/gi, ' ').replace(/\s+/g, '');
      if (kind && hex.length > 16 && hex.length % 2 === 0 && /^[0-9a-f]+$/i.test(hex))
        found.push({ type: kind === 'png' ? 'image/png' : 'image/jpeg', hex });
    }
    groups.lastIndex = end;
  }
  return found;
};

/** As the address of an image. */
export const pictureUrl = ({ type, hex }: RtfPicture): string => {
  let bytes = '';
  for (let at = 0; at < hex.length; at += 2) bytes += String.fromCharCode(parseInt(hex.slice(at, at + 2), 16));
  return `data:${type};base64,${btoa(bytes)}`;
};
