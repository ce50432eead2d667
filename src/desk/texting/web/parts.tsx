export { TextComposer } from './TextComposer.tsx';
