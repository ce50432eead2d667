import { type Address as ParsedAddress, addressParser } from 'postal-mime';
import type { Address } from '#spine/channels/contract.ts';
import { mendHeader } from './encoded-words.ts';
import { MAX_ADDRESSES, MAX_HEADER_TEXT_CHARS } from './limits.ts';

function tidyName(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim().slice(0, MAX_HEADER_TEXT_CHARS);
  return /^(["']).*\1$/.test(plain) ? plain.slice(1, -1).trim() : plain;
}

/** Old mailers write sender routes and stray brackets around addresses; a mailbox name without host is kept. */
function tidyAddress(address: string): string {
  return address
    .slice(0, 1_000)
    .replace(/^.*[<\s]+(?=\S+@)|[\s<>"',;]+$|^[\s<"',;]+(?=[^"]*$)/g, '')
    .replace(/^@[^:]*:/, '')
    .replace(/^mailto:/i, '')
    .toLowerCase()
    .slice(0, 320);
}

function flat(parsed: ParsedAddress[]): Address[] {
  const out: Address[] = [];
  for (const entry of parsed) {
    const members = entry.group ?? [entry];
    for (const { name, address } of members) {
      if (out.length >= MAX_ADDRESSES) return out;
      const tidy = tidyAddress(address ?? '');
      if (tidy || name) out.push({ name: tidyName(name), address: tidy });
    }
  }
  return out;
}

/**
 * Every mailbox of address header lines, groups taken apart. Entries without any address keep their name and an
 * empty address, so that the caller can tell "nobody" from "somebody unreadable".
 * @param raws unfolded values, one character per byte
 */
export function readAddresses(raws: string[], hint: string | null = null): Address[] {
  const out: Address[] = [];
  for (const raw of raws) {
    if (out.length >= MAX_ADDRESSES) break;
    // No honest line is longer; past it every character would only be copied.
    const line = mendHeader(raw.slice(0, 200_000), hint);
    for (const address of flat(addressParser(line))) if (out.length < MAX_ADDRESSES) out.push(address);
  }
  return out;
}

/** Something a reply can be sent to. */
export function isUsable(address: Address | undefined): address is Address {
  return address !== undefined && /^[^\s@]+@[^\s@]+$/.test(address.address);
}
