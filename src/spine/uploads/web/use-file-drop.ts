import { useState, type DragEvent } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { uploadWords } from '../words.ts';
import './uploads.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** A folder dropped comes as a file that cannot be read: only its entry says what it is. */
const apart = ({ items, files }: DataTransfer): { files: File[]; folders: string[] } => {
  const entries = Array.from(items).flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []));
  const folders = entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : []));
  return { files: Array.from(files).filter((_file, at) => !entries[at]?.isDirectory), folders };
};

/** Files dragged over an element, to be spread on it. The editor below never sees them. */
export const useFileDrop = (onFiles: (files: File[], folders: string[]) => void) => {
  const t = useWords(uploadWords);
  const [over, setOver] = useState(false);
  return {
    over,
    /** Shown meanwhile, by `drops-files`. */
    words: t('drop.here'),
    handlers: {
      onDragEnterCapture: (event: DragEvent) => carriesFiles(event) && setOver(true),
      onDragOverCapture: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onDragLeaveCapture: (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setOver(false);
      },
      onDropCapture: (event: DragEvent) => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        const { files, folders } = apart(event.dataTransfer);
        onFiles(files, folders);
      },
    },
  };
};
