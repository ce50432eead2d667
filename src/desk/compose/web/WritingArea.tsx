import type { ReactNode } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { WritingField, type WritingFieldProps } from '#ground/ui/mail-editor/parts.tsx';
import { LOCALE } from '#ground/words.ts';
import { useWords } from '#ground/web/words.tsx';
import { uploadPath } from '#spine/uploads/contract.ts';
import { composeWords } from '../words.ts';
import type { Composer as Model } from './use-composer.ts';

export type WritingAreaProps = {
  model: Model;
  /** The text to begin with. */
  html: string;
  /** Shown while nothing is written. */
  placeholder?: string | undefined;
  autoFocus: boolean;
  onAttach: () => void;
  onFiles: (files: File[]) => void;
  /** What another room offers where a slash is written. */
  slashMenu: WritingFieldProps['slashMenu'];
  /** At the end of the toolbar. */
  children?: ReactNode;
};

/** The toolbar and the text of the mail (R19, R36). */
export const WritingArea = (props: WritingAreaProps) => {
  const { model, html, placeholder, autoFocus, onAttach, onFiles, slashMenu, children } = props;
  const t = useWords(composeWords);
  return (
    <WritingField
      label={t('editor.label')}
      placeholder={placeholder ?? t('editor.placeholder')}
      html={html}
      resizeImages={model.resizeImages}
      {...(model.language ? { lang: LOCALE[model.language] } : {})}
      blank={model.blank}
      autoFocus={autoFocus}
      onReady={model.attachEditor}
      onGone={model.detachEditor}
      onChange={model.written}
      onImage={(file) => model.uploads.add(file, true).then((upload) => (upload ? uploadPath(upload.id) : null))}
      onTable={(table) =>
        model.uploads.addLater(table.name, table.file).then((upload) => (upload ? uploadPath(upload.id) : null))
      }
      onTableDropped={(address) => model.uploads.forget((upload) => uploadPath(upload.id) === address)}
      onFiles={onFiles}
      onBlockedImages={(count, why) => notifyRefused(t(why === 'remote' ? 'paste.blocked' : 'paste.unread', { count }))}
      onAttach={onAttach}
      slashMenu={slashMenu}
      onReading={model.setReading}
    >
      {children}
    </WritingField>
  );
};
