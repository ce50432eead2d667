import { Button, Group, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { SIGNATURE_CLASS } from '#ground/html/marks.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { speaksOfFile } from '../uploads/rules.ts';
import { uploadWords } from '../uploads/words.ts';

/** What the agent wrote: without the signature and what is quoted. */
const freshText = (html: string): string => {
  const page = new DOMParser().parseFromString(html.replace(/<(?=br|\/(?:p|div|li|td|h\d))/gi, '\n<'), 'text/html');
  for (const one of page.body.querySelectorAll(`blockquote, .${SIGNATURE_CLASS}`)) one.remove();
  return page.body.textContent;
};

/** Drafts about which it was asked already, in this page: once is a reminder, twice is a nuisance. */
const asked = new Set<string>();

/** Asks once before a message leaves that speaks of a file and has none. `draft` names the draft. */
export const useFileAsked = (
  draft: string,
  of: { html: () => string; hasFiles: boolean; onAttach: () => void },
): { askFirst: (send: () => void) => void; dialog: ReactNode } => {
  const t = useWords(uploadWords);
  const common = useWords(commonWords);
  const [held, setHeld] = useState<{ send: () => void } | null>(null);
  return {
    askFirst: (send) => {
      if (of.hasFiles || asked.has(draft) || !speaksOfFile(freshText(of.html()))) return send();
      asked.add(draft);
      setHeld({ send });
    },
    dialog: (
      <Modal
        opened={held !== null}
        onClose={() => setHeld(null)}
        title={t('forgotten.title')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        {t('forgotten.why')}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button
            variant="default"
            onClick={() => {
              setHeld(null);
              held?.send();
            }}
          >
            {t('forgotten.send')}
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              setHeld(null);
              of.onAttach();
            }}
          >
            {t('forgotten.attach')}
          </Button>
        </Group>
      </Modal>
    ),
  };
};
