export { HandedOn, useHandoverLines } from './Handovers.tsx';
export { TransferButton } from './TransferButton.tsx';
