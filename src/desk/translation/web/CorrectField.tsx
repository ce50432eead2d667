import { useRef, useState } from 'react';
import { WritingField, type MailEditor } from '#ground/ui/mail-editor/parts.tsx';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { translationWords } from '../words.ts';

/** A translation, put right by hand. `onChange` hears '' when nothing is left of it. */
export const CorrectField = (props: { html: string; lang: string; onChange: (html: string) => void }) => {
  const t = useWords(translationWords);
  const editor = useRef<MailEditor>(null);
  const [blank, setBlank] = useState(false);
  return (
    <div className="review-field">
      <WritingField
        label={t('review.field')}
        placeholder={t('review.empty')}
        html={props.html}
        lang={props.lang}
        blank={blank}
        autoFocus
        onReady={(made) => {
          editor.current = made;
        }}
        onGone={() => {
          editor.current = null;
        }}
        onChange={() => {
          const now = editor.current;
          if (!now) return;
          setBlank(now.isBlank());
          props.onChange(now.isBlank() ? '' : now.getHtml());
        }}
        onImage={() => {
          notifyRefused(t('review.no-files'));
          return Promise.resolve(null);
        }}
        onFiles={() => notifyRefused(t('review.no-files'))}
        onBlockedImages={() => notifyRefused(t('review.no-files'))}
      />
    </div>
  );
};
