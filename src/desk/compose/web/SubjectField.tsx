import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { ConfirmDialog } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { outboundWords } from '../outbound/words.ts';

/** What the mail is about; its field takes the focus while it is empty. */
export const SubjectField = ({ value, onChange }: { value: string; onChange: (subject: string) => void }) => {
  const t = useWords(outboundWords);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current?.value === '') field.current.focus();
  }, []);
  return (
    <div className="comp-subject">
      <label htmlFor={id}>{t('subject')}</label>
      <input
        ref={field}
        id={id}
        type="text"
        maxLength={900}
        autoComplete="off"
        spellCheck
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
};

/** Asks once before a mail without a subject leaves. `subject` null: it needs none. */
export const useSubjectAsked = (
  subject: string | null,
): { askFirst: (send: () => void) => void; dialog: ReactNode } => {
  const t = useWords(outboundWords);
  const [held, setHeld] = useState<{ send: () => void } | null>(null);
  return {
    askFirst: (send) => {
      if (subject === null || subject.trim() !== '') send();
      else setHeld({ send });
    },
    dialog: (
      <ConfirmDialog
        opened={held !== null}
        title={t('subject.none')}
        confirmLabel={t('subject.send-anyway')}
        onConfirm={() => {
          setHeld(null);
          held?.send();
        }}
        onClose={() => setHeld(null)}
      >
        {t('subject.none.why')}
      </ConfirmDialog>
    ),
  };
};
