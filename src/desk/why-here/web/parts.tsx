import { lazy } from 'react';

export { WhyHereItem } from './WhyHereItem.tsx';

/** Wanted by few: loaded when somebody asks. */
export const WhyHerePanel = lazy(() => import('./WhyHerePanel.tsx').then((file) => ({ default: file.WhyHerePanel })));
