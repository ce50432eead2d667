import type { Say } from '#ground/web/words.tsx';
import type { editorWords } from '../words.ts';
import { GRID_CSS } from './grid-css.ts';

/** What is seen in the place of a table until it is there, or could not be had. @returns what shows how far it is. */
export const showWaiting = (
  root: ShadowRoot,
  say: Say<typeof editorWords>,
  retry: (() => void) | null,
): ((share: number) => void) => {
  const style = document.createElement('style');
  style.textContent = GRID_CSS;
  const frame = document.createElement('div');
  frame.className = 'frame';
  const line = document.createElement('div');
  line.className = 'waiting';
  line.setAttribute('role', retry ? 'alert' : 'status');
  const words = document.createElement('span');
  words.textContent = say(retry ? 'grid.failed' : 'grid.reading');
  line.append(words);
  const progress = document.createElement('progress');
  if (retry) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = say('grid.retry');
    button.addEventListener('click', retry);
    line.append(button);
  } else {
    progress.setAttribute('aria-label', say('grid.reading'));
    line.append(progress);
  }
  frame.append(line);
  root.replaceChildren(style, frame);
  return (share) => {
    progress.value = share;
  };
};
