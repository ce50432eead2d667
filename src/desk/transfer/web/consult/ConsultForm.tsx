import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { ErrorNote, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconMessageQuestion } from '#ground/ui/icons.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { consult, listConsultations, MOST_CONSULT_TEXT, myConsultations } from '../../consult/contract.ts';
import { consultWords } from '../../consult/words.ts';
import { TextState } from '../TextState.tsx';
import { useTextDraft } from '../use-text-draft.ts';

/** Why a text may not be sent, in words; null when it may. */
export const useTextReason = (): ((text: string) => string | null) => {
  const t = useWords(consultWords);
  return (text) => {
    if (text.trim() === '') return t('empty');
    return text.trim().length > MOST_CONSULT_TEXT ? t('too-long', { limit: MOST_CONSULT_TEXT }) : null;
  };
};

/** The question to a colleague, who is shown the interaction with it. */
export const ConsultForm = (props: {
  interactionId: number;
  agentId: number;
  colleague: { id: number; name: string };
  reason: string | null;
  onAsked: () => void;
  onBack: () => void;
}) => {
  const t = useWords(consultWords);
  const { interactionId, colleague } = props;
  const kept = useTextDraft(props.agentId, { of: 'question', interactionId });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = useRef<{ key: string; said: string }>(null);
  const why = useTextReason()(kept.text);
  const reason = props.reason ?? why;
  const send = async (): Promise<void> => {
    if (reason !== null || busy) return;
    setBusy(true);
    setError(null);
    const said = JSON.stringify([colleague.id, kept.text]);
    const key = attempt.current?.said === said ? attempt.current.key : onceKey();
    attempt.current = { key, said };
    await kept.hold();
    try {
      await ask(consult, { interactionId, colleagueId: colleague.id, text: kept.text, onceKey: key });
      kept.forget();
      refetchCalls([listConsultations.name, myConsultations.name]);
      notifyDone(t('asked', { name: colleague.name }));
      props.onAsked();
    } catch (refused) {
      kept.resume();
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <section className="transfer-to" aria-label={t('consult.whom', { name: colleague.name })}>
      <Textarea
        label={t('question')}
        description={t('question.why', { name: colleague.name })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={4}
        maxRows={9}
        dir="auto"
        autoFocus
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
        reason={reason}
        leftSection={<IconMessageQuestion size={16} />}
        loading={busy}
        aria-keyshortcuts="Control+Enter"
        onClick={() => void send()}
      >
        {t('ask')}
      </ReasonedButton>
      <Button variant="default" onClick={props.onBack}>
        {t('back')}
      </Button>
      <ErrorNote error={error} words={consultWords} />
    </section>
  );
};
