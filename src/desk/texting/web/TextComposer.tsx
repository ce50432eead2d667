import './texting.css';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { z } from 'zod';
import { ask } from '#ground/api/web/ask.ts';
import { ErrorNote, Loading, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconClock, IconPaperclip, IconSend } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { textToHtml } from '#ground/html/text-to-html.ts';
import { announce } from '#ground/web/announce.tsx';
import { onceKey } from '#ground/web/once-key.ts';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { refusalCode, useFormat, useWords } from '#ground/web/words.tsx';
import { carriesFiles } from '#spine/channels/texts/files/rules.ts';
import { segmentsOf } from '#spine/channels/texts/segments/rules.ts';
import { textKey } from '#spine/drafts/contract.ts';
import { useWritten } from '#spine/drafts/web/parts.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { UploadList, useAttach, useFileDrop, useFilePicker } from '#spine/uploads/web/parts.tsx';
import { openTexting, saveTexting, sendText, type TextContent } from '../contract.ts';
import { MOST_TEXT, whyNotText } from '../rules.ts';
import { textingWords } from '../words.ts';
import { EndChat } from './EndChat.tsx';
import { TemplatePart } from './TemplatePart.tsx';
import { useTextFiles } from './use-text-files.ts';

type Facts = z.output<typeof openTexting.output>;
const BLANK: TextContent = { text: '', template: null, uploads: [] };

/** How long it is, as the channel counts. */
const Count = ({ channel, text }: { channel: Facts['channel']; text: string }) => {
  const t = useWords(textingWords);
  if (channel !== 'sms')
    return <span className="quiet">{t('count.signs', { count: text.length, most: MOST_TEXT[channel] })}</span>;
  const { segments, left, encoding } = segmentsOf(text);
  return (
    <Tooltip label={t('count.why')} multiline maw={320}>
      <span className="quiet" tabIndex={0}>
        {t('count.sms', { segments: segments.length, left, encoding: encoding === 'gsm7' ? 'GSM-7' : 'UCS-2' })}
      </span>
    </Tooltip>
  );
};

/** Shows what the contact will receive, and settles with what is to leave; null: it is written on. */
type Review = (html: string) => Promise<{ translation: { html: string; from: string; to: string } | null } | null>;
type WritingProps = { legId: number; agentId: number; facts: Facts; review: Review | null };

const Writing = ({ legId, agentId, facts, review }: WritingProps) => {
  const t = useWords(textingWords);
  const format = useFormat();
  const moment = useNow(30_000);
  const { channel, window: allowed } = facts;
  const written = useWritten<TextContent>({
    ...{ agentId, key: textKey(legId), blank: BLANK },
    open: () => ask(openTexting, { legId }),
    save: (save) => ask(saveTexting, { legId, ...save }),
  });
  const { content, state } = written;
  const { items, uploads } = useTextFiles(channel, written);
  const { attach, dialog: againDialog } = useAttach(uploads);
  const picker = useFilePicker(attach);
  const drop = useFileDrop(attach);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = useRef<{ key: string; said: string }>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const closesAt = allowed?.closesAt ? new Date(allowed.closesAt) : null;
  const open = allowed === null || (closesAt !== null && closesAt.getTime() > moment);
  const code =
    facts.reason ??
    whyNotText({
      ...{ channel, windowOpen: open, files: items.length },
      text: content.text,
      template: content.template,
    });
  const failed = items.find((one) => one.state === 'failed');
  const underWay = items.some((one) => one.state === 'waiting' || one.state === 'uploading');
  const reason =
    (code && t(`refused.${code}`)) ??
    (failed ? t('files.failed', { name: failed.name }) : underWay ? t('files.busy') : null);
  const takesFiles = carriesFiles(channel) && open && content.template === null && facts.reason === null;

  const send = async (): Promise<void> => {
    if (reason !== null || sending) return;
    setSending(true);
    setError(null);
    const isPlain = content.template === null && content.text.trim() !== '';
    const reviewed = review && isPlain ? await review(textToHtml(content.text)) : { translation: null };
    if (reviewed === null) {
      setSending(false);
      return field.current?.focus();
    }
    const { translation } = reviewed;
    await written.hold();
    // The same words tried again are the same text.
    const said = JSON.stringify([content, translation]);
    const key = attempt.current?.said === said ? attempt.current.key : onceKey();
    attempt.current = { key, said };
    try {
      const { messageId } = await ask(sendText, { legId, content, translation, onceKey: key });
      attempt.current = null;
      written.forget();
      announce(t('sent.heard'));
      refetchCalls(['thread.open', 'inbox.list']);
      field.current?.focus();
      return void messageId;
    } catch (refused) {
      setError(refused);
      written.resume();
      if (refusalCode(refused) === 'window-closed') refetchCalls([openTexting.name]);
    } finally {
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  const said =
    state.kind === 'unreachable'
      ? t('draft.unreachable')
      : state.kind === 'clean' && state.savedAt
        ? t('draft.saved')
        : '';
  return (
    <section
      className="texting drops-files"
      aria-label={t('title', { address: showPhone(facts.address) })}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const files = Array.from(event.clipboardData.files);
        if (!takesFiles || files.length === 0) return;
        event.preventDefault();
        attach(files);
      }}
      data-dropping={(takesFiles && drop.over) || undefined}
      data-drop-words={drop.words}
      {...(takesFiles ? drop.handlers : {})}
    >
      {facts.reason && (
        <p className="texting-shut" role="note">
          {t(`refused.${facts.reason}`)}
        </p>
      )}
      {state.kind === 'moved' && (
        <div className="texting-shut" role="alert">
          <span>{t('draft.moved')}</span>
          <Button size="compact-xs" variant="default" onClick={() => void written.takeTheirs()}>
            {t('draft.theirs')}
          </Button>
          <Button size="compact-xs" onClick={() => void written.keepMine()}>
            {t('draft.mine')}
          </Button>
        </div>
      )}
      {allowed !== null && facts.reason === null && (
        <p className="texting-window" data-open={open || undefined}>
          <IconClock size={14} aria-hidden="true" />
          {open
            ? t('window.open', { when: format.ahead(closesAt!.toISOString()) })
            : t(closesAt === null ? 'window.never' : 'window.shut')}
        </p>
      )}
      {allowed !== null && facts.reason === null && (!open || content.template !== null) && (
        <TemplatePart
          legId={legId}
          chosen={content.template}
          mayLeave={open}
          onChange={(template) => written.write({ ...content, template })}
        />
      )}
      {open && content.template === null && facts.reason === null && (
        <textarea
          ref={field}
          rows={3}
          aria-label={t('label')}
          placeholder={t('placeholder')}
          value={content.text}
          readOnly={!written.ready}
          aria-busy={!written.ready}
          onChange={(event) => written.write({ ...content, text: event.currentTarget.value })}
        />
      )}
      <UploadList items={items} words={textingWords} onRemove={uploads.remove} onRetry={uploads.retry} />
      {picker.input}
      {againDialog}
      <ErrorNote error={error} words={textingWords} onRetry={() => void send()} />
      <div className="texting-foot">
        {facts.reason === null && open && content.template === null && <Count channel={channel} text={content.text} />}
        {allowed !== null && open && content.template === null && facts.reason === null && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => written.write({ ...content, template: { name: '', language: '', body: '', values: [] } })}
          >
            {t('template.choose')}
          </Button>
        )}
        {takesFiles && (
          <Tooltip label={t('attach')}>
            <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('attach')} onClick={picker.pick}>
              <IconPaperclip size={17} />
            </ActionIcon>
          </Tooltip>
        )}
        {channel === 'chat' && facts.reason === null && <EndChat legId={legId} />}
        <span className="texting-grow" />
        <small role="status">{said}</small>
        <ReasonedButton
          reason={content.template?.name === '' ? t('template.choose') : reason}
          loading={sending}
          leftSection={<IconSend size={15} />}
          aria-keyshortcuts="Control+Enter"
          title={t('send.key')}
          onClick={() => void send()}
        >
          {t('send')}
        </ReasonedButton>
      </div>
    </section>
  );
};

/** Where a text of that conversation is written; of WhatsApp, what its 24 hours allow. */
export const TextComposer = ({ legId, review }: { legId: number; review: Review | null }) => {
  const me = useMe().data;
  const asked = useAsk(openTexting, { legId });
  if (asked.isError && !asked.data)
    return <ErrorNote error={asked.error} words={textingWords} onRetry={() => void asked.refetch()} />;
  if (!asked.data || !me) return <Loading lines={2} />;
  return <Writing key={legId} legId={legId} agentId={me.id} facts={asked.data} review={review} />;
};
