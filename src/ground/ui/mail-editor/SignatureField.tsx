import { Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import { IconChevronDown } from '#ground/ui/icons.ts';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { MailEditor } from './create-editor.ts';
import { editorWords } from './words.ts';
import { WritingField } from './WritingField.tsx';

const FIELDS = ['agent', 'title', 'company', 'mailbox'] as const;
/** Bytes of one picture; as data: it stands in every mail. */
const MOST_PICTURE = 100 * 1024;

const dataUrlOf = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });

/** Where a signature is written: the mail's own editor, pictures kept inside, and what is filled in when it is used. */
export const SignatureField = (props: {
  /** Its accessible name. */
  label: string;
  placeholder: string;
  /** To begin with; another signature is another mount. */
  html: string;
  onChange: (html: string) => void;
}) => {
  const t = useWords(editorWords);
  const editor = useRef<MailEditor>(null);
  const [blank, setBlank] = useState(props.html === '');
  const changed = (): void => {
    if (!editor.current) return;
    setBlank(editor.current.isBlank());
    props.onChange(editor.current.isBlank() ? '' : editor.current.getHtml());
  };
  const picture = async (file: File): Promise<string | null> => {
    if (file.size <= MOST_PICTURE) return dataUrlOf(file);
    notifyRefused(t('signature.picture.too-large'));
    return null;
  };
  return (
    <div className="signature-field">
      <WritingField
        label={props.label}
        placeholder={props.placeholder}
        html={props.html}
        blank={blank}
        autoFocus={false}
        onReady={(made) => {
          editor.current = made;
          setBlank(made.isBlank());
        }}
        onGone={() => {
          editor.current = null;
        }}
        onChange={changed}
        onImage={picture}
        onFiles={() => notifyRefused(t('signature.no-files'))}
        onBlockedImages={() => notifyRefused(t('signature.no-web-images'))}
      >
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-xs" variant="default" rightSection={<IconChevronDown size={12} />}>
              {t('signature.field')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {FIELDS.map((field) => (
              <Menu.Item key={field} onClick={() => editor.current?.insertText(`{${field}}`)}>
                {t(`signature.field.${field}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </WritingField>
    </div>
  );
};
