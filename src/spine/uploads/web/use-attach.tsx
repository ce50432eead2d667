import { useState, type ReactNode } from 'react';
import { ConfirmDialog, notifyRefused } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import { chosenAgain } from '../rules.ts';
import { uploadWords } from '../words.ts';
import type { Uploads } from './uploads.ts';

const namesOf = (files: readonly { name: string }[]): string =>
  [...new Set(files.map(({ name }) => `« ${name} »`))].join(', ');

/** Files picked, pasted or dropped, on their way in: folders are refused in words, the same file twice is asked about. */
export const useAttach = (
  uploads: Uploads,
): { attach: (files: File[], folders?: string[]) => void; dialog: ReactNode } => {
  const t = useWords(uploadWords);
  const [again, setAgain] = useState<File[]>([]);
  const add = (files: readonly File[]): void => {
    for (const file of files)
      void uploads.add(file).then((upload) => upload && announce(t('upload.heard', { name: upload.name })));
  };
  return {
    attach: (files, folders = []) => {
      if (folders.length > 0) notifyRefused(t('folder', { names: folders.join(', '), count: folders.length }));
      const kept = uploads.items().filter(({ inline }) => !inline);
      const chosen = chosenAgain(kept, files);
      add(chosen.fresh);
      setAgain(chosen.again);
    },
    dialog: (
      <ConfirmDialog
        opened={again.length > 0}
        title={t('again', { count: again.length })}
        confirmLabel={t('again.attach')}
        onConfirm={() => {
          add(again);
          setAgain([]);
        }}
        onClose={() => setAgain([])}
      >
        {t('again.why', { names: namesOf(again) })}
      </ConfirmDialog>
    ),
  };
};
