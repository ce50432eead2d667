export {
  changeDraftsOf,
  deleteDraft,
  endSentDraft,
  putBackDraft,
  reopenSentDraft,
  saveDraftRow,
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
export { moveDrafts } from './move-store.ts';
export { forgetVersions, forgetVersionsThat, lastTaken } from './versions-store.ts';
