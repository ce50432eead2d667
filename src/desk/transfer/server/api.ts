export { moveToInteraction as moveHandovers } from './move-store.ts';
