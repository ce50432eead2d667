export { DismissItem } from './DismissItem.tsx';
export { DispositionPill } from './DispositionPill.tsx';
export { DispositionsPage } from './DispositionsPage.tsx';
export { LeavesNote } from './LeavesNote.tsx';
export { OutcomeButton } from './OutcomeButton.tsx';
export { OutcomeWindow } from './OutcomeWindow.tsx';
export { StatusMenu } from './StatusMenu.tsx';
