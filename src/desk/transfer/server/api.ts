export { moveToInteraction as moveHandovers } from './move-store.ts';
export { maskTalk } from './mask.ts';
export { eraseTalk } from './erase-store.ts';
