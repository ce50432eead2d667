import { isAddress } from '#ground/mail-address/rules.ts';
import type { Block } from './contract.ts';

/** Where anybody can have an address: to block one of these would stop the mail of a good part of the customers. */
const PUBLIC_DOMAINS = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.fr outlook.ca hotmail.com hotmail.fr hotmail.ca hotmail.co.uk live.com live.fr ' +
    'live.ca msn.com yahoo.com yahoo.fr yahoo.ca yahoo.co.uk yahoo.co.in yahoo.co.jp ymail.com rocketmail.com icloud.com me.com ' +
    'mac.com aol.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io gmx.com gmx.de gmx.net gmx.fr gmx.ch web.de ' +
    't-online.de mail.com mail.ru yandex.com yandex.ru zoho.com fastmail.com hey.com orange.fr wanadoo.fr free.fr sfr.fr neuf.fr ' +
    'laposte.net bbox.fr videotron.ca videotron.qc.ca sympatico.ca bell.net rogers.com shaw.ca telus.net cogeco.ca cogeco.net ' +
    'globetrotter.net hotmail.be skynet.be telenet.be bluewin.ch comcast.net verizon.net att.net sbcglobal.net cox.net ' +
    'charter.net btinternet.com sky.com virginmedia.com libero.it qq.com 163.com 126.com naver.com rediffmail.com'
  ).split(' '),
);

/** Lower case; empty when the text is no address. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What is our own and is never blocked; lower case. */
export type Ours = { addresses: ReadonlySet<string>; domains: ReadonlySet<string> };

export type BlockRefusal = 'not-an-address' | 'our-own' | 'public-domain' | null;

/** Why that may not be blocked, whoever asks. */
export const whyNotBlock = ({ kind, value }: Block, ours: Ours): BlockRefusal => {
  if (!isAddress(kind === 'address' ? value : `x@${value}`)) return 'not-an-address';
  if (kind === 'address') return ours.addresses.has(value) ? 'our-own' : null;
  if (ours.domains.has(value)) return 'our-own';
  return PUBLIC_DOMAINS.has(value) ? 'public-domain' : null;
};

/** What somebody typed: an address, or a domain with or without its @. */
export const readBlock = (typed: string): Block => {
  const text = typed.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  return at > 0 ? { kind: 'address', value: text } : { kind: 'domain', value: text.slice(at + 1) };
};
