import { Autocomplete, Button, Group, Loader, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ErrorNote, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { refusalCode, useRefusal, useWords } from '#ground/web/words.tsx';
import { Refused } from '#ground/api/web/ask.ts';
import { find } from '#spine/directory/contract.ts';
import type { Message } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { addressesIn, whyNotForward } from '../rules.ts';
import { forwardWords } from '../words.ts';
import { useForward } from './use-forward.ts';

/** Quiet after the last key before the directory is asked. */
const ASK_AFTER_MS = 150;

export type Forwarded = Pick<Message, 'id' | 'sender' | 'attachments' | 'contentHidden' | 'authorHidden'>;

/** Entries of the directory for the address being typed: the last of several. */
const useSuggestions = (typed: string): string[] => {
  const [query] = useDebouncedValue(typed.split(/[,;]/).at(-1)?.trim() ?? '', ASK_AFTER_MS);
  const found = useAsk(find, { query, kinds: ['contact', 'agent'], limit: 8 }, { enabled: query.length > 1 });
  if (query.length < 2) return [];
  const addresses = (found.data?.entries ?? []).flatMap((entry) => ('emails' in entry ? entry.emails : []));
  return [...new Set(addresses)].filter((address) => address !== query);
};

/** R43: the address, and off; what leaves is the mail as it came, so there is nothing else to write. */
export const ForwardDialog = ({ message, onClose }: { message: Forwarded; onClose: () => void }) => {
  const t = useWords(forwardWords);
  const common = useWords(commonWords);
  const refusal = useRefusal(forwardWords);
  const me = useMe().data;
  const [sent, setSent] = useState(false);
  const model = useForward(message.id, me?.id ?? 0, (addresses) => {
    setSent(true);
    notifyDone(t('sent', { addresses: addresses.join(', ') }));
    refetchCalls(['thread.open']);
    onClose();
  });
  const { text, error, sending, ready } = model;
  const input = useRef<HTMLInputElement>(null);
  // Once what was half typed is there: the caret goes behind it.
  useEffect(() => {
    if (ready) input.current?.focus();
  }, [ready]);
  const suggestions = useSuggestions(text);
  const addresses = addressesIn(text);
  const reason = whyNotForward({
    allowed: true,
    emailEnabled: true,
    hasSource: true,
    hasMailbox: true,
    to: addresses,
    // Only the server knows all of them.
    isOurs: () => false,
    files: message.attachments.map((file) => file.name),
  });
  const why = reason && refusal(new Refused(reason.code, reason.values, 0));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (why === null && !sending && !sent) void model.send(addresses);
  };
  const cut = error !== null && ['unreachable', 'broken'].includes(refusalCode(error));
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={send}>
        <p className="forward-exact">
          {message.contentHidden
            ? t('empty')
            : message.authorHidden
              ? t('unnamed')
              : t('exact', { name: message.sender.name || message.sender.address })}
        </p>
        <Autocomplete
          mt={12}
          label={t('address')}
          description={t('address.hint')}
          value={text}
          data={suggestions}
          // What was found for the last address stands for it alone.
          filter={({ options }) => options}
          onOptionSubmit={(address) => model.write([...addressesIn(text).slice(0, -1), address].join(', '))}
          onChange={(next) => !suggestions.includes(next) && model.write(next)}
          inputMode="email"
          spellCheck={false}
          readOnly={!model.ready}
          rightSection={model.ready ? null : <Loader size={14} />}
          ref={input}
          data-autofocus
        />
        {cut ? (
          <p className="error-note" role="alert">
            <span>{t('cut')}</span>
          </p>
        ) : (
          <ErrorNote error={error} words={forwardWords} />
        )}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <ReasonedButton type="submit" reason={why} loading={sending}>
            {t('send')}
          </ReasonedButton>
        </Group>
      </form>
    </Modal>
  );
};
