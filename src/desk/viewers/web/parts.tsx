export { Viewers } from './Viewers.tsx';
