/** What the pages of the office are made of. */
export { Page } from './Page.tsx';
export { Panel } from './Panel.tsx';
export { SideDrawer } from './SideDrawer.tsx';
export { RowButton, Sheet, SheetRow } from './Sheet.tsx';
