/** An expected "no": a code listed in a room's contract and worded in its words. Bugs throw plain errors instead. */
export class Refusal extends Error {
  readonly code: string;
  readonly values: Record<string, string | number>;
  readonly httpStatus: number;

  constructor(code: string, values: Record<string, string | number> = {}, httpStatus = 409) {
    super(code);
    this.code = code;
    this.values = values;
    this.httpStatus = httpStatus;
  }
}

export const refuse = (code: string, values: Record<string, string | number> = {}): Refusal =>
  new Refusal(code, values);
