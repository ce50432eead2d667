/** What the shell mounts of this room; loaded when it is asked for. */
import { lazy } from 'react';

export type { Action } from './Palette.tsx';
export type { Asks } from './SearchPage.tsx';
export const Palette = lazy(() => import('./Palette.tsx').then((file) => ({ default: file.Palette })));
export const SearchPage = lazy(() => import('./SearchPage.tsx').then((file) => ({ default: file.SearchPage })));
