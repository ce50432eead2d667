export { ThreadPane, type ThreadPaneProps } from './ThreadPane.tsx';
