import { Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { IconChevronDown } from '#ground/ui/icons.ts';
import { WritingField, type MailEditor } from '#ground/ui/mail-editor/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { LOCALE } from '#ground/words.ts';
import type { Field, ReplyContent } from '../contract.ts';
import { MOST_PICTURE } from '../rules.ts';
import { quickWords } from '../words.ts';

const dataUrlOf = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });

type ReplyTextFieldProps = {
  /** To begin with; another text is another mount. */
  html: string;
  language: ReplyContent['language'];
  fields: readonly Field[];
  onChange: (html: string) => void;
};

/** The text of a quick reply, in the mail's own editor, with its fields to be put in; its pictures stay inside. */
export const ReplyTextField = ({ html, language, fields, onChange }: ReplyTextFieldProps) => {
  const t = useWords(quickWords);
  const editor = useRef<MailEditor>(null);
  const [blank, setBlank] = useState(html === '');
  const picture = async (file: File): Promise<string | null> => {
    if (file.size <= MOST_PICTURE) return dataUrlOf(file);
    notifyRefused(t('picture.too-large'));
    return null;
  };
  // The menu lets the focus go only after this.
  const place = ({ key }: Field): void => {
    editor.current?.insertText(`{{${key}}}`);
    editor.current?.focus();
  };
  return (
    <div className="quick-text">
      <WritingField
        label={t('text')}
        placeholder={t('text.placeholder')}
        html={html}
        blank={blank}
        autoFocus={false}
        {...(language === 'any' ? {} : { lang: LOCALE[language] })}
        onReady={(made) => {
          editor.current = made;
          setBlank(made.isBlank());
        }}
        onGone={() => {
          editor.current = null;
        }}
        onChange={() => {
          if (!editor.current) return;
          setBlank(editor.current.isBlank());
          onChange(editor.current.isBlank() ? '' : editor.current.getHtml());
        }}
        onImage={picture}
        onFiles={() => notifyRefused(t('no-files'))}
        onBlockedImages={() => notifyRefused(t('no-web-images'))}
      >
        {fields.some((field) => field.key) && (
          <Menu position="bottom-end" returnFocus={false}>
            <Menu.Target>
              <Button size="compact-xs" variant="default" rightSection={<IconChevronDown size={12} />}>
                {t('field.place')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {fields
                .filter((field) => field.key)
                .map((field) => (
                  <Menu.Item key={field.key} onClick={() => place(field)}>
                    {field.label || field.key}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </WritingField>
    </div>
  );
};
