export { DirectorySearch, type DirectorySearchProps } from './DirectorySearch.tsx';
export { keyOf, type Picked } from './picked.ts';
