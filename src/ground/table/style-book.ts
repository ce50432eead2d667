import { styleOf, styleText } from './cell-style.ts';

/** What a cell inherits from its table in every mail program. */
const SHARED = ['font-family', 'font-size', 'color', 'white-space'];

/** Looks of cells, each kept once and named by a number; 0 is the plain one. */
export class StyleBook {
  readonly #texts: string[] = [''];
  readonly #counts: number[] = [0];
  readonly #index = new Map([['', 0]]);

  indexOf(text: string): number {
    let index = this.#index.get(text);
    if (index === undefined) {
      index = this.#texts.push(text) - 1;
      this.#counts.push(0);
      this.#index.set(text, index);
    }
    return index;
  }

  count(index: number): void {
    this.#counts[index]! += 1;
  }

  /** What every cell says in some way is said once, of the table, in the way that most do. */
  close(): { base: string; styles: string[] } {
    const styles = this.#texts.map(styleOf);
    const used = styles.map((style, at) => ({ style, count: this.#counts[at]! })).filter(({ count }) => count > 0);
    const base = new Map<string, string>();
    for (const property of SHARED) {
      if (!used.every(({ style }) => style.has(property))) continue;
      const counts = new Map<string, number>();
      for (const { style, count } of used)
        counts.set(style.get(property)!, (counts.get(style.get(property)!) ?? 0) + count);
      const most = [...counts].toSorted((a, b) => b[1] - a[1])[0];
      if (most) base.set(property, most[0]);
    }
    for (const style of styles)
      for (const [property, value] of base) if (style.get(property) === value) style.delete(property);
    return { base: styleText(base), styles: styles.map(styleText) };
  }
}
