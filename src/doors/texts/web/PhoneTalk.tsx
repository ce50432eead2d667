import { ActionIcon, Button, FileButton, Tooltip } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { z } from 'zod';
import { ErrorNote, Loading, ShortTime } from '#ground/ui/parts.tsx';
import { Player } from '#ground/ui/file-preview/parts.tsx';
import { IconCheck, IconChecks, IconPaperclip, IconSend, IconX } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { base64Of } from '#ground/web/base64-of.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { carriesFiles } from '#spine/channels/texts/files/rules.ts';
import { isDangerous, previewKind } from '#spine/interactions/rules.ts';
import {
  listPhones,
  MOST_PLAYED_BYTES,
  MOST_PLAYED_FILES,
  openPhone,
  playedFilePath,
  writeFromPhone,
} from '../contract.ts';
import { textsWords } from '../words.ts';

type Line = z.output<typeof listPhones.output>['lines'][number];
type PlayedFile = z.output<typeof openPhone.output>['texts'][number]['files'][number];

const ShownFile = ({ file }: { file: PlayedFile }) => {
  const format = useFormat();
  const address = playedFilePath(file.id);
  const kind = previewKind({ type: file.type, dangerous: isDangerous(file.name) });
  if (kind === 'audio' || kind === 'video') return <Player kind={kind} name={file.name} address={address} />;
  return (
    <a href={address} target="_blank" rel="noopener">
      {kind === 'image' ? <img src={address} alt={file.name} /> : `📎 ${file.name} · ${format.size(file.size)}`}
    </a>
  );
};

/** What is said on one telephone, in the hand of whoever plays the customer. */
export const PhoneTalk = ({ line, phone, name }: { line: Line; phone: string; name: string }) => {
  const t = useWords(textsWords);
  const format = useFormat();
  const asked = useAsk(openPhone, { connectionId: line.connectionId, phone });
  const [text, setText] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [key, setKey] = useState(onceKey);
  const tell = useTell(writeFromPhone, {
    invalidates: [openPhone, listPhones],
    onDone: () => {
      setText('');
      setFiles([]);
      setKey(onceKey());
    },
  });
  const isEmpty = text.trim() === '' && files.length === 0;
  const change = (to: { text?: string; files?: File[] }): void => {
    if (to.text !== undefined) setText(to.text);
    if (to.files !== undefined) setFiles(to.files);
    setProblem(null);
    if (tell.error) setKey(onceKey());
  };
  const add = (added: File[]): void => {
    const all = [...files, ...added];
    const tooMuch = all.reduce((sum, file) => sum + file.size, 0) > MOST_PLAYED_BYTES;
    if (all.length > MOST_PLAYED_FILES) return setProblem(t('phone.files.many', { most: MOST_PLAYED_FILES }));
    if (tooMuch) return setProblem(t('phone.files.large', { limit: format.size(MOST_PLAYED_BYTES) }));
    change({ files: all });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isEmpty) return;
    try {
      const sent = await Promise.all(
        files.map(async (file) => ({ name: file.name, type: file.type, base64: await base64Of(file) })),
      );
      tell.mutate({ connectionId: line.connectionId, phone, name, text: text.trim(), files: sent, onceKey: key });
    } catch {
      setProblem(t('phone.files.unread'));
    }
  };
  const texts = asked.data?.texts ?? [];
  return (
    <main className="phone-talk" aria-label={showPhone(phone)}>
      <ErrorNote error={asked.error} words={textsWords} onRetry={() => void asked.refetch()} />
      {asked.isPending && <Loading lines={4} />}
      <ol>
        {asked.data && texts.length === 0 && <li className="quiet">{t('phone.empty')}</li>}
        {texts.map((one) => (
          <li key={one.id} data-direction={one.direction}>
            <b className="visually-hidden">{t(one.direction === 'to-them' ? 'phone.desk' : 'phone.them')}</b>
            {one.text !== '' && <p>{one.text}</p>}
            {one.files.map((file) => (
              <ShownFile key={file.id} file={file} />
            ))}
            <small>
              <ShortTime at={one.at} />
              {one.direction === 'to-them' && (one.readAt ? <IconChecks size={13} /> : <IconCheck size={13} />)}
            </small>
          </li>
        ))}
      </ol>
      <ErrorNote error={tell.error} words={textsWords} />
      {problem !== null && <p role="alert">{problem}</p>}
      {files.length > 0 && (
        <ul className="phone-files" aria-label={t('phone.files')}>
          {files.map((file, index) => (
            <li key={`${file.name} ${index}`}>
              {file.name}
              <ActionIcon
                variant="subtle"
                color="gray"
                size={22}
                aria-label={t('phone.files.remove', { name: file.name })}
                onClick={() => change({ files: files.filter((_, other) => other !== index) })}
              >
                <IconX size={13} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => void submit(event)}>
        {carriesFiles(line.channel) && (
          <FileButton multiple onChange={add}>
            {(props) => (
              <Tooltip label={t('phone.files.add')}>
                <ActionIcon {...props} variant="subtle" color="gray" size={34} aria-label={t('phone.files.add')}>
                  <IconPaperclip size={18} />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
        )}
        <textarea
          rows={2}
          aria-label={t('phone.text')}
          placeholder={t('phone.text')}
          value={text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Button type="submit" leftSection={<IconSend size={15} />} loading={tell.isPending} disabled={isEmpty}>
          {t('phone.send')}
        </Button>
      </form>
    </main>
  );
};
