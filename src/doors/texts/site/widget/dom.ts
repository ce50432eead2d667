type Attributes = Readonly<Record<string, string>>;

export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
};

const STEP = 1024;
/** As people say it: 820 o, 14 Ko, 2,3 Mo. */
export const sizeOf = (bytes: number, units: readonly string[]): string => {
  const at = bytes < STEP ? 0 : bytes < STEP * STEP ? 1 : 2;
  const count = (bytes / STEP ** at).toLocaleString(document.documentElement.lang || undefined, {
    maximumFractionDigits: at === 2 ? 1 : 0,
  });
  return `${count} ${units[at]}`;
};
