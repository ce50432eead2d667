import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Avatar, ErrorNote, notifyRefused, Pill, ReasonedButton, ShortTime } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight, IconSend } from '#ground/ui/icons.ts';
import { PlainMail } from '#ground/ui/mail-frame/parts.tsx';
import { onceKey } from '#ground/web/once-key.ts';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useRefusal, useWords } from '#ground/web/words.tsx';
import * as contract from '../../consult/contract.ts';
import { whyNotSay } from '../../consult/rules.ts';
import { consultWords } from '../../consult/words.ts';
import { RefusedTransfer } from '../Refused.tsx';
import { TextState } from '../TextState.tsx';
import { useTextDraft } from '../use-text-draft.ts';
import { useTransfer } from '../use-transfer.ts';
import { useTextReason } from './ConsultForm.tsx';

const LISTS = [contract.listConsultations, contract.myConsultations];

const Writing = (props: { consultationId: number; agentId: number; to: string }) => {
  const t = useWords(consultWords);
  const kept = useTextDraft(props.agentId, { of: 'consultation', consultationId: props.consultationId });
  const attempt = useRef<{ key: string; text: string }>(null);
  const reason = useTextReason()(kept.text);
  const tell = useTell(contract.sayInConsultation, { invalidates: LISTS, onDone: kept.forget });
  const send = async (): Promise<void> => {
    if (reason !== null || tell.isPending) return;
    const key = attempt.current?.text === kept.text ? attempt.current.key : onceKey();
    attempt.current = { key, text: kept.text };
    await kept.hold();
    tell.mutate(
      { consultationId: props.consultationId, text: kept.text, onceKey: key },
      { onSuccess: () => void (attempt.current = null), onError: kept.resume },
    );
  };
  return (
    <div className="consult-write">
      <Textarea
        aria-label={t('message', { name: props.to })}
        placeholder={t('message.placeholder', { name: props.to })}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        value={kept.text}
        readOnly={!kept.ready}
        onChange={(event) => kept.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      />
      <TextState draft={kept} />
      <ReasonedButton
        size="compact-sm"
        reason={reason}
        leftSection={<IconSend size={14} />}
        loading={tell.isPending}
        aria-keyshortcuts="Control+Enter"
        onClick={() => void send()}
      >
        {t('send')}
      </ReasonedButton>
      <ErrorNote error={tell.error} words={consultWords} />
    </div>
  );
};

/** One side thread: what the two said, a field for whoever is one of them, and the way to hand it on to the colleague. */
export const ConsultationCard = (props: {
  one: contract.Consultation;
  interactionId: number;
  myId: number;
  /** The interaction may be handed on by whoever looks at it. */
  mayTransfer: boolean;
  onTransferred: () => void;
}) => {
  const t = useWords(consultWords);
  const format = useFormat();
  const refusal = useRefusal(consultWords);
  const { one, myId } = props;
  const part = one.asker.id === myId || one.colleague.id === myId;
  const other = one.asker.id === myId ? one.colleague : one.asker;
  const close = useTell(contract.closeConsultation, { invalidates: LISTS });
  const see = useTell(contract.seeConsultation, { invalidates: LISTS });
  const transferring = useTransfer(props.interactionId, props.onTransferred);
  const last = one.messages.at(-1)?.id ?? null;
  const end = useRef<HTMLDivElement>(null);
  const { mutate } = see;
  // Shown is seen, as long as the page is the one looked at.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
    if (one.unread === 0 || last === null) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') mutate({ consultationId: one.id, messageId: last });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [one.id, one.unread, last, mutate]);
  const title = t('title', { asker: one.asker.name, colleague: one.colleague.name });
  const closed = one.closedAt !== null;
  return (
    <section className="consult" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {closed ? <Pill>{t('closed', { name: one.closedByName ?? '' })}</Pill> : <Pill tone="accent">{t('open')}</Pill>}
      </header>
      <div className="consult-said" role="log" aria-label={title}>
        {one.messages.map((said) => (
          <article
            key={said.id}
            data-mine={said.agentId === myId || undefined}
            aria-label={t('said.by', { name: said.agentName, at: format.dateTime(said.createdAt) })}
          >
            <Avatar name={said.agentName} size={22} />
            <div>
              <small>
                <b>{said.agentName}</b> <ShortTime at={said.createdAt} />
              </small>
              <PlainMail text={said.text} />
            </div>
          </article>
        ))}
        <div ref={end} />
      </div>
      {whyNotSay({ part, closed }) === null && <Writing consultationId={one.id} agentId={myId} to={other.name} />}
      {!part && <p className="consult-why">{t('read-only')}</p>}
      {!closed && (
        <footer>
          {props.mayTransfer && one.colleague.id !== myId && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowsLeftRight size={14} />}
              loading={transferring.busy}
              onClick={() => void transferring.hand({ kind: 'agent', id: one.colleague.id }, '')}
            >
              {t('transfer.to', { name: one.colleague.name })}
            </Button>
          )}
          {part && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              loading={close.isPending}
              onClick={() =>
                close.mutate({ consultationId: one.id }, { onError: (error) => notifyRefused(refusal(error)) })
              }
            >
              {t('close')}
            </Button>
          )}
        </footer>
      )}
      <RefusedTransfer interactionId={props.interactionId} transferring={transferring} note={null} />
    </section>
  );
};
