export { DismissItem } from './DismissItem.tsx';
export { StatusMenu } from './StatusMenu.tsx';
