import type { z } from 'zod';
import { NoTranslation, type HttpRequest, type Line, type Told } from './ask.ts';

/** How to reach a service: an address without a slash at its end, and what identifies us. */
export type Access = { address: string; key: string; region: string; project: string };
/** Texts are HTML: words, `<g id="1">…</g>`, `<w id="2"></w>` in a word's place and `<x id="3"></x>`. Languages by ISO 639-1; `from` null: to be found out. */
export type Asked = { texts: readonly string[]; from: string | null; to: string };
export type Answered = { texts: string[]; from: string | null };
export type Pair = { from: string; to: string };

export type Service = {
  translate(line: Line, access: Access, asked: Asked): Promise<Answered>;
  /** Null: it does not tell, any may be tried. */
  pairs(line: Line, access: Access): Promise<Pair[] | null>;
};

/** What a connector states: how to ask, what an answer is, and what its own refusals mean. */
export type Contract<Shape extends z.ZodType> = {
  request(access: Access, asked: Asked): HttpRequest | Promise<HttpRequest>;
  shape: Shape;
  read(answer: z.output<Shape>, asked: Asked): Answered;
  told: Told;
};

/** Asks as the contract says, and takes no answer that does not keep to it. */
export const askBy = async <Shape extends z.ZodType>(
  contract: Contract<Shape>,
  line: Line,
  access: Access,
  asked: Asked,
): Promise<Answered> => {
  const answer = contract.shape.safeParse(await line.ask(await contract.request(access, asked), contract.told));
  const read = answer.success ? contract.read(answer.data, asked) : null;
  if (read?.texts.length !== asked.texts.length)
    throw new NoTranslation('broken', 'the answer is not what the service documents', true);
  return read;
};

/** ISO 639-1 of a code such as pt-BR, ZH-HANS or nb. */
export const shortCode = (code: string): string => {
  const short = code.toLowerCase().split(/[-_]/)[0]!;
  return short === 'nb' || short === 'nn' ? 'no' : short === 'iw' ? 'he' : short;
};
