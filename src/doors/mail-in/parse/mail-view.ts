import { decodeHeader } from './encoded-words.ts';
import { type Header, firstRaw } from './header-block.ts';
import type { MimePart } from './mime-tree.ts';

/** What the judges of bounces and automatic replies look at. */
export type MailView = {
  headers: Header[];
  from: { name: string; address: string };
  subject: string;
  text: string;
  /** Every leaf of the mail, in order. */
  leaves: MimePart[];
  rootType: string;
  rootParams: Map<string, string>;
  /** Envelope sender when the door knows it: '' is the null sender. */
  mailFrom: string | null;
};

export function leavesOf(root: MimePart): MimePart[] {
  return root.children.length ? root.children.flatMap(leavesOf) : [root];
}

/** Decoded and trimmed, '' when absent. */
export function headerOf(view: { headers: Header[] }, name: string): string {
  const raw = firstRaw(view.headers, name);
  return raw === null ? '' : decodeHeader(raw.slice(0, 10_000)).trim();
}

/** The null sender, by envelope or as the last server wrote it down. */
export function hasNullSender(view: MailView): boolean {
  return view.mailFrom === '' || /^<\s*>/.test(headerOf(view, 'return-path'));
}
