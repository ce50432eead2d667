import './redaction.css';
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { ErrorNote, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { hideParts, MOST_PARTS, MOST_REASON, PART_LENGTH } from '../contract.ts';
import { proposalsIn, type Proposal } from '../proposals/rules.ts';
import { redactionWords } from '../words.ts';

type Part = { text: string; kind: Proposal['kind'] | 'selected' | 'typed'; on: boolean };

/** What was selected comes first and alone; else every number that was recognised is proposed. */
const firstParts = (message: Pick<Message, 'text' | 'subject'>, selected: string): Part[] => {
  const proposed = proposalsIn(`${message.subject}\n${message.text}`);
  const chosen = selected.trim().slice(0, PART_LENGTH.most);
  const parts: Part[] = proposed.map((one) => ({ ...one, on: chosen === '' }));
  if (chosen === '' || proposed.some((one) => one.text === chosen))
    return parts.map((one) => ({ ...one, on: one.on || one.text === chosen }));
  return [{ text: chosen, kind: 'selected', on: true }, ...parts];
};

/** R99: a card number, an account, a password in a mail whose rest is needed. Nothing is masked before « Masquer ». */
export const HidePartDialog = (props: { message: Message; selected: string; onClose: () => void }) => {
  const { message, onClose } = props;
  const t = useWords(redactionWords);
  const common = useWords(commonWords);
  const [parts, setParts] = useState(() => firstParts(message, props.selected));
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const tell = useTell(hideParts, {
    invalidates: ['thread.open', 'thread.messageHtml', 'inbox.list', 'inbox.browse'],
    onDone: ({ messages, beside }) => {
      notifyDone(t('done.part', { n: messages, beside }));
      onClose();
    },
  });
  const fits = typed.trim().length >= PART_LENGTH.least && typed.trim().length <= PART_LENGTH.most;
  const added = (): Part[] => {
    const text = typed.trim();
    if (!fits) return parts;
    return [...parts.filter((one) => one.text !== text), { text, kind: 'typed' as const, on: true }].slice(-MOST_PARTS);
  };
  const add = (): void => {
    setParts(added());
    if (fits) setTyped('');
  };
  // What stands in the field was meant, with or without « Ajouter ».
  const chosen = added().filter((one) => one.on);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!tell.isPending && chosen.length > 0)
      tell.mutate({ messageId: message.id, parts: chosen.map((one) => one.text), reason });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('part.title')}
      size={560}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit}>
        <p>{t('part.why')}</p>
        {parts.length === 0 && <p className="quiet parts-none">{t('part.none')}</p>}
        {parts.length > 0 && (
          <fieldset className="parts-to-mask">
            <legend>{t('part.found')}</legend>
            {parts.map((part) => (
              <Checkbox
                key={part.text}
                checked={part.on}
                label={part.text}
                description={t(`part.kind.${part.kind}`)}
                onChange={({ currentTarget: { checked } }) =>
                  setParts(parts.map((one) => (one === part ? { ...one, on: checked } : one)))
                }
              />
            ))}
          </fieldset>
        )}
        <Group align="flex-end" gap={8} mt={12} wrap="nowrap">
          <TextInput
            className="grow"
            label={t('part.other')}
            autoComplete="off"
            value={typed}
            error={typed.trim() !== '' && !fits ? t('part.length', PART_LENGTH) : undefined}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key !== 'Enter' || !fits) return;
              event.preventDefault();
              add();
            }}
          />
          <Button variant="default" disabled={!fits} onClick={add}>
            {t('part.add')}
          </Button>
        </Group>
        <TextInput
          mt={12}
          label={t('reason')}
          description={t('reason.hint')}
          maxLength={MOST_REASON}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <ErrorNote error={tell.error} words={redactionWords} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {common('cancel')}
          </Button>
          <ReasonedButton
            type="submit"
            color="red"
            loading={tell.isPending}
            reason={chosen.length === 0 ? t('part.choose') : null}
          >
            {t('part.mask')}
          </ReasonedButton>
        </Group>
      </form>
    </Modal>
  );
};
