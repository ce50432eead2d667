import { lazy } from 'react';

export { ConsultList } from './consult/ConsultList.tsx';
export { useConsultations } from './consult/use-consultations.ts';
export { HandedOn, useHandoverLines } from './Handovers.tsx';
export { TransferButton } from './TransferButton.tsx';

/** Wanted only where there is a consultation. */
export const ConsultPanel = lazy(() =>
  import('./consult/ConsultPanel.tsx').then((file) => ({ default: file.ConsultPanel })),
);
