/** Lines collected one by one, each under as many ">" as the quotations around it. */
export class Lines {
  readonly #lines: string[] = [];
  #line = '';
  #depth = 0;
  #owed = 0;
  /** Depth of the line that ended last: an empty line between two depths belongs to the shallower. */
  #endedAt = 0;

  /** @param isSpace the text is but space that a browser would make one of */
  write(text: string, isSpace: boolean): void {
    if (isSpace && (this.#line === '' || this.#line.endsWith(' '))) return;
    if (this.#owed > 1 && this.#lines.length > 0)
      this.#lines.push(this.#prefix(Math.min(this.#depth, this.#endedAt)).trimEnd());
    this.#owed = 0;
    this.#line += isSpace ? ' ' : text;
  }

  /** `lines`: 1 starts a new line, 2 leaves an empty one before what follows. */
  end(lines: 1 | 2, always = false): void {
    if (this.#line.trim() !== '' || always) this.#push(this.#line.trimEnd());
    this.#line = '';
    this.#owed = Math.max(this.#owed, lines);
  }

  /** Whole lines, every space of theirs kept. */
  verbatim(lines: readonly string[]): void {
    this.end(1);
    for (const line of lines) {
      if (line !== '') this.write('', false);
      this.#push(line);
    }
  }

  quote(step: 1 | -1): void {
    this.#depth += step;
  }

  /** Empty ones at both ends left out. */
  all(): string[] {
    this.end(1);
    const isEmpty = (line: string): boolean => line.trim() === '';
    const from = this.#lines.findIndex((line) => !isEmpty(line));
    return from < 0 ? [] : this.#lines.slice(from, this.#lines.findLastIndex((line) => !isEmpty(line)) + 1);
  }

  #push(line: string): void {
    const prefix = this.#prefix(this.#depth);
    this.#lines.push(line === '' ? prefix.trimEnd() : prefix + line);
    this.#endedAt = this.#depth;
  }

  #prefix(depth: number): string {
    return '> '.repeat(Math.min(depth, 20));
  }
}
