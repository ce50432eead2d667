/** LibreOffice's points for the HTML sizes 1 to 7: a browser would show its 10 points as 7.5. */
const POINTS = ['7pt', '10pt', '12pt', '14pt', '18pt', '24pt', '36pt'];
const NAMED: Record<string, string> = {
  'xx-small': '7pt',
  'x-small': '10pt',
  small: '12pt',
  medium: '14pt',
  large: '18pt',
  'x-large': '24pt',
  'xx-large': '36pt',
};

const inPoints = (css: string): string =>
  css.replace(
    /font-size\s*:\s*((?:xx?-)?(?:small|large)|medium)/gi,
    (_all, name: string) => `font-size: ${NAMED[name.toLowerCase()]}`,
  );

/** What LibreOffice's Calc and Writer mean by sizes and columns, said as a browser understands it. */
export const tidyLibreOffice = (page: Document): void => {
  for (const style of Array.from(page.querySelectorAll('style'))) style.textContent = inPoints(style.textContent);
  for (const font of Array.from(page.body.querySelectorAll('font[size]'))) {
    const points = POINTS[Number(font.getAttribute('size')) - 1];
    const style = font.getAttribute('style') ?? '';
    if (points && !/font-size/i.test(style)) font.setAttribute('style', `font-size: ${points}; ${style}`);
    font.removeAttribute('size');
  }
  // Calc says the width of a column on a group without a column in it.
  for (const group of Array.from(page.body.querySelectorAll('colgroup[width]:empty'))) {
    const count = Math.min(250, Number(group.getAttribute('span')) || 1);
    for (let at = 0; at < count; at += 1) {
      const column = page.createElement('col');
      column.setAttribute('width', group.getAttribute('width') ?? '');
      group.append(column);
    }
    group.removeAttribute('width');
    group.removeAttribute('span');
  }
};
