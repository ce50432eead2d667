export {
  acceptOffer,
  enqueue,
  expireOffer,
  leaveQueue,
  letGo,
  openSeats,
  rejectOffer,
  requeueInboxOf,
  seatOf,
  seatsOf,
  takeForSelf,
} from './seats.ts';
export { handOn, type HandedOn } from './hand-on.ts';
export { hasPlaceFor, putBack } from './put-back.ts';
export { forgetPace, pacesOf } from './pace-store.ts';
export { OFFER_EXPIRED, startRouter } from './router.ts';
export { waitingNow, type WaitingNow } from './waiting-now.ts';
export { outboundOf, type OutboundSkill } from './outbound.ts';
export { offersFor, type OfferRow } from './offers-store.ts';
export { channelLimits, enterRouting, saveOnCall, saveVoiceUntil, waitingForSkillsOf } from './queue-store.ts';
export {
  archiveSkillRow,
  listSkillRows,
  proficienciesOf,
  readWeights,
  saveLimits,
  saveSkillRow,
  saveWeights,
  setProficiencies,
} from './skills.ts';
