export { NotesBar } from './NotesBar.tsx';
export { useNoteCards } from './use-notes.tsx';
