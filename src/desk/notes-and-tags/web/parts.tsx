import { lazy } from 'react';

export { NoteField, type NotePen } from './NoteField.tsx';
export { NotesBar } from './NotesBar.tsx';
export { TagsButton } from './TagsButton.tsx';
export { TagsField, type TagsFieldProps } from './TagsField.tsx';
export { useNoteCards } from './use-notes.tsx';

/** Whoever works at the desk all day does not load it. */
export const TagsPage = lazy(() => import('./TagsPage.tsx').then((file) => ({ default: file.TagsPage })));
