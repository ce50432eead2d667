import { useRef, type ReactNode } from 'react';

/** The browser's own choice of files, opened from wherever the paper clip is (R22). */
export const useFilePicker = (onFiles: (files: File[]) => void): { pick: () => void; input: ReactNode } => {
  const input = useRef<HTMLInputElement>(null);
  return {
    pick: () => input.current?.click(),
    input: (
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles(Array.from(event.currentTarget.files ?? []));
          event.currentTarget.value = '';
        }}
      />
    ),
  };
};
