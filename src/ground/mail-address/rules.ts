const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\-]{0,61}[\p{L}\p{N}])?`;
// RFC 5321 §4.5.3.1: 64 octets before the sign, 254 in all. No quoted local part: nobody has one, and it hides injections.
const ADDRESS = new RegExp(String.raw`^[^\s@<>(),;:"\\\[\]\p{C}]{1,64}@(?:${LABEL}\.)+${LABEL}$`, 'u');
/** Whether mail can be sent to this text. */
export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);
