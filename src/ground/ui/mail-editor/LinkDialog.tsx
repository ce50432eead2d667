import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { editorWords } from './words.ts';
import { linkAddress } from './link-address.ts';

/** Asks for the address of a link, and for its text where nothing is selected. */
export const LinkDialog = (props: {
  selected: string;
  hasLink: boolean;
  onApply: (address: string, text?: string) => void;
  onClose: () => void;
}) => {
  const t = useWords(editorWords);
  const common = useWords(commonWords);
  const [address, setAddress] = useState('');
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const href = linkAddress(address);
    if (href === null) setBad(true);
    else props.onApply(href, props.selected ? undefined : text.trim() || address.trim());
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('link')}
      closeButtonProps={{ 'aria-label': common('close') }}
      returnFocus={false}
    >
      <form onSubmit={submit}>
        <TextInput
          label={t('link.address')}
          value={address}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            setBad(false);
          }}
          error={bad ? t('link.bad') : null}
          placeholder="https://"
          inputMode="url"
          data-autofocus
        />
        {!props.selected && (
          <TextInput
            mt={10}
            label={t('link.text')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap={8} mt={16}>
          {props.hasLink && (
            <Button variant="default" onClick={() => props.onApply('')}>
              {t('link.remove')}
            </Button>
          )}
          <Button type="submit">{t('link.apply')}</Button>
        </Group>
      </form>
    </Modal>
  );
};
