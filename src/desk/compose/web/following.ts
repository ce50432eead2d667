/*
 * A reply field that goes away because its interaction became another one, where the same text goes on.
 */

let leaving: Promise<void> | null = null;
/** What a reply field that went away is still saving. */
export const leaveWith = (saved: Promise<void>): void => {
  const mine = saved.finally(() => {
    if (leaving === mine) leaving = null;
  });
  leaving = mine;
};
export const stillLeaving = (): Promise<void> | null => leaving;

/** Longer than a page takes to show the other one. */
const LOOKED_FOR_MS = 4_000;
let expected: number | null = null;
let release = (): void => {};

/**
 * Whoever was writing writes on in that interaction: its field takes the focus. Until then what is typed falls on nothing,
 * not on the keys of the page, which would act.
 */
export const followWriting = (interactionId: number): void => {
  release();
  const swallow = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', swallow, true);
  const timer = setTimeout(() => release(), LOOKED_FOR_MS);
  expected = interactionId;
  release = () => {
    window.removeEventListener('keydown', swallow, true);
    clearTimeout(timer);
    expected = null;
    release = () => {};
  };
};
/** Once: this field is where the writer goes on. */
export const takesOn = (interactionId: number): boolean => {
  if (expected !== interactionId) return false;
  release();
  return true;
};
