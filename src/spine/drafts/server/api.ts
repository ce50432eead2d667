export {
  changeDraftsOf,
  deleteDraft,
  endSentDraft,
  moveDrafts,
  putBackDraft,
  reopenSentDraft,
  saveDraftRow,
  saveFollowing,
  takeOver,
  type Save,
} from './drafts.ts';
export {
  draftAt as readDraft,
  draftsOf as draftsOfInteraction,
  jsonOf,
  notedDrafts,
  type Draft,
  type DraftOf,
  type Place as DraftPlace,
  type Saved,
} from './drafts-store.ts';
export { moveForwardDrafts } from './move-store.ts';
export { forgetVersions, forgetVersionsThat, lastTaken } from './versions-store.ts';
export { forgetDraftsAt, forgetDraftsIn } from './erase-store.ts';
