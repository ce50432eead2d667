export { takeIn } from './take-in.ts';
export type { Arrival, Ruling, RulingOfBatch, StoppingOfBatch, Taken } from './arrivals.ts';
export { enterIntake } from './take-in-store.ts';
export { merge } from './merge.ts';
export { split } from './split.ts';
export { partingOf, splitsOf, type Parting } from './split-store.ts';
export { restore, trash } from './trash.ts';
export { sendersIn, trafficIn, trashOf, type Trashed } from './trash-store.ts';
export { addAutoAnswer } from './auto-answers.ts';
export { createTokens, type Tokens } from './tokens.ts';
export { dropEmptyInteraction, startOutbound } from './start-outbound.ts';
export {
  addOutbound,
  assign,
  changeStatus,
  invite,
  releaseScheduled,
  setDelivery,
  setVerdict,
  unassign,
  withdrawOutbound,
} from './changes.ts';
export { holdVisible } from './hold-visible.ts';
export { hide, hideParts } from './redaction.ts';
export { addForward, withdrawForward } from './forwards.ts';
export { addTranscript, withdrawTranscript } from './transcripts.ts';
export {
  holdInteraction,
  holdInteractions,
  moveToSkill,
  outboundByClick,
  readInteraction,
  scheduledIn,
  type Held,
  type Outbound,
} from './changes-store.ts';
export { begunSince, countOfContact, moveToContact } from './contact-store.ts';
export { timelineOf, type PastRow } from './timeline-store.ts';
export { htmlOf } from './bodies-store.ts';
export { attachmentById, attachmentsOf, type AttachmentRow } from './attachments-store.ts';
export {
  browseRows,
  LISTED,
  inboxRows,
  maySeeContact,
  messageById,
  messagesOf,
  newerMessages,
  openRowsOfContact,
  rowsOf,
  saveRead,
  visibleRow,
  visibleTo,
  type MessageRow,
  type NewerMessage,
  type Original,
  type RowRow,
  type ThreadRow,
} from './reader-store.ts';
export { countToErase, eraseInteraction, isBeingSent, nextToErase, type ErasureCount } from './erasure-store.ts';
export {
  addCall,
  addText,
  anotherCall,
  beginCallInteraction,
  takeInCall,
  endConversation,
  endLeg,
  openLeg,
  takeInText,
  type TakenText,
  type TextFile,
  type TextOut,
} from './texts.ts';
export { legByClick, legById, legsOf, messageCalled, setMailbox, type LegRow } from './legs-store.ts';
