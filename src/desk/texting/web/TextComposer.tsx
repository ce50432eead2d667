import './texting.css';
import { Button, Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { z } from 'zod';
import { ask } from '#ground/api/web/ask.ts';
import { ErrorNote, Loading, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconClock, IconSend } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { announce } from '#ground/web/announce.tsx';
import { onceKey } from '#ground/web/once-key.ts';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { refusalCode, useFormat, useWords } from '#ground/web/words.tsx';
import { segmentsOf } from '#spine/channels/texts/segments/rules.ts';
import { textKey } from '#spine/drafts/contract.ts';
import { useWritten } from '#spine/drafts/web/parts.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { openTexting, saveTexting, sendText, type TextContent } from '../contract.ts';
import { MOST_TEXT, whyNotText } from '../rules.ts';
import { textingWords } from '../words.ts';
import { EndChat } from './EndChat.tsx';
import { TemplatePart } from './TemplatePart.tsx';

type Facts = z.output<typeof openTexting.output>;
const BLANK: TextContent = { text: '', template: null };

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

const Writing = ({ legId, agentId, facts }: { legId: number; agentId: number; facts: Facts }) => {
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
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = useRef<{ key: string; said: string }>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const closesAt = allowed?.closesAt ? new Date(allowed.closesAt) : null;
  const open = allowed === null || (closesAt !== null && closesAt.getTime() > moment);
  const code =
    facts.reason ?? whyNotText({ channel, text: content.text, template: content.template, windowOpen: open });
  const reason = code && t(`refused.${code}`);

  const send = async (): Promise<void> => {
    if (code !== null || sending) return;
    setSending(true);
    setError(null);
    await written.hold();
    // The same words tried again are the same text.
    const said = JSON.stringify(content);
    const key = attempt.current?.said === said ? attempt.current.key : onceKey();
    attempt.current = { key, said };
    try {
      const { messageId } = await ask(sendText, { legId, content, onceKey: key });
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
    <section className="texting" aria-label={t('title', { address: showPhone(facts.address) })} onKeyDown={onKeyDown}>
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
export const TextComposer = ({ legId }: { legId: number }) => {
  const me = useMe().data;
  const asked = useAsk(openTexting, { legId });
  if (asked.isError && !asked.data)
    return <ErrorNote error={asked.error} words={textingWords} onRetry={() => void asked.refetch()} />;
  if (!asked.data || !me) return <Loading lines={2} />;
  return <Writing key={legId} legId={legId} agentId={me.id} facts={asked.data} />;
};
