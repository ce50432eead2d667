import { Button, Checkbox, FileButton, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { ErrorNote, TextChip } from '#ground/ui/parts.tsx';
import { LeaveGuard, useForm } from '#ground/ui/form/parts.tsx';
import { IconPaperclip, IconSend } from '#ground/ui/icons.ts';
import { base64Of } from '#ground/web/base64-of.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { writeAsCustomer } from '../contract.ts';
import { customerMailboxWords } from '../words.ts';
import type { Mail } from './customer-data.ts';
import { MOST_BYTES, withFiles } from './files.ts';
import type { Customer } from './invent.ts';
import { answerSubject, quoted } from './quote.ts';

const IDEAS = ['bill', 'parcel', 'password', 'thanks'] as const;
const shape = writeAsCustomer.input.pick({ to: true, subject: true, text: true }).extend({ quotes: z.boolean() });

/** A mail to the desk, new or in answer. `onSent` is given the SMTP server's own words. */
export const WriteForm = (props: {
  customer: Customer;
  desk: readonly Customer[];
  answering: Mail | null;
  onSent: (said: string) => void;
  /** True while something typed would be lost. */
  onTyped: (typed: boolean) => void;
  onCancel: () => void;
}) => {
  const { customer, answering } = props;
  const t = useWords(customerMailboxWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const [files, setFiles] = useState<File[]>([]);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const tell = useTell(writeAsCustomer, { onDone: ({ answer }) => props.onSent(answer) });
  const introduction = answering
    ? t('quote.line', {
        date: format.dateTime(answering.receivedAt),
        name: answering.from.name || answering.from.address,
      })
    : '';
  const form = useForm({
    shape,
    saved: {
      to: answering?.replyTo ?? props.desk[0]?.address ?? '',
      subject: answering ? answerSubject(answering.subject) : '',
      text: '',
      quotes: answering !== null && answering.text.trim() !== '',
    },
    error: tell.error,
    words: customerMailboxWords,
    onValid: async ({ to, subject, text, quotes }) => {
      setReading(true);
      const sent = await Promise.all(
        files.map(async (file) => ({ name: file.name, type: file.type, base64: await base64Of(file) })),
      ).catch(() => null);
      setReading(false);
      if (!sent) {
        setFileProblem(common('refused.not-found'));
        return;
      }
      tell.mutate({
        from: customer,
        to,
        subject,
        text: quotes && answering ? `${text}\n\n${quoted(introduction, answering.text)}\n` : text,
        answering: answering?.id ?? null,
        files: sent,
      });
    },
  });
  const add = (added: readonly File[]): void => {
    const { files: next, problem } = withFiles(files, added);
    setFiles(next);
    setFileProblem(
      problem &&
        t(problem.key, problem.key === 'files.too-large' ? { name: problem.name, limit: format.size(MOST_BYTES) } : {}),
    );
  };
  const busy = reading || tell.isPending;
  const { onTyped } = props;
  const typed = (form.value.text !== '' || files.length > 0) && !tell.isSuccess;
  useEffect(() => {
    onTyped(typed);
    return () => onTyped(false);
  }, [typed, onTyped]);
  return (
    <form
      className="customer-write"
      aria-label={t(answering ? 'answer.title' : 'write.title')}
      onSubmit={form.onSubmit}
      noValidate
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add([...event.dataTransfer.files]);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <h2>{t(answering ? 'answer.title' : 'write.title')}</h2>
      <p className="customer-line">
        <span>{t('from')}</span>
        <TextChip>
          {customer.name} &lt;{customer.address}&gt;
        </TextChip>
      </p>
      {answering ? (
        <p className="customer-line">
          <span>{t('to')}</span>
          <TextChip>{answering.replyTo}</TextChip>
        </p>
      ) : (
        <Select
          label={t('to')}
          data={props.desk.map(({ address, name }) => ({ value: address, label: `${name} <${address}>` }))}
          allowDeselect={false}
          {...form.choice('to')}
        />
      )}
      <TextInput label={t('subject')} autoComplete="off" autoFocus={!answering} {...form.text('subject')} />
      {!answering && form.value.text === '' && (
        <p className="customer-ideas">
          {t('idea')}
          {IDEAS.map((idea) => (
            <Button
              key={idea}
              variant="light"
              size="compact-xs"
              onClick={() => {
                form.set('subject', t(`idea.${idea}`));
                form.set('text', t(`idea.${idea}.text`, { name: customer.name }));
              }}
            >
              {t(`idea.${idea}`)}
            </Button>
          ))}
        </p>
      )}
      <Textarea
        label={t('text')}
        autosize
        minRows={answering ? 6 : 9}
        maxRows={24}
        autoFocus={answering !== null}
        {...form.text('text')}
      />
      {answering && <Checkbox label={t('quote')} {...form.flag('quotes')} />}
      {files.length > 0 && (
        <p className="customer-chips">
          {files.map((file, index) => (
            <TextChip
              key={`${file.name} ${index}`}
              removeLabel={t('files.remove', { name: file.name })}
              onRemove={() => {
                setFileProblem(null);
                setFiles(files.filter((_, other) => other !== index));
              }}
            >
              {file.name} · {format.size(file.size)}
            </TextChip>
          ))}
        </p>
      )}
      {fileProblem && (
        <p className="customer-problem" role="alert">
          {fileProblem}
        </p>
      )}
      <ErrorNote error={form.otherError} words={customerMailboxWords} />
      <div className="customer-acts">
        <FileButton multiple onChange={add}>
          {(button) => (
            <Button {...button} variant="subtle" leftSection={<IconPaperclip size={15} />}>
              {t('files')}
            </Button>
          )}
        </FileButton>
        <span />
        <Button variant="default" onClick={props.onCancel}>
          {common('cancel')}
        </Button>
        <Button type="submit" loading={busy} leftSection={<IconSend size={15} />}>
          {t('send')}
        </Button>
      </div>
      <LeaveGuard dirty={typed} />
    </form>
  );
};
