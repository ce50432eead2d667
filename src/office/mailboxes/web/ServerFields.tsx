import { NumberInput, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import type { Form } from '#ground/ui/form/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { mailboxesWords } from '../words.ts';
import { withSecurity, type MailboxDraft } from './mailbox-form.ts';

const SECURITIES = ['tls', 'starttls', 'none'] as const;

/** Where a server is, how it is spoken to, and as whom. */
export const ServerFields = ({ form, side }: { form: Form<MailboxDraft>; side: 'incoming' | 'outgoing' }) => {
  const t = useWords(mailboxesWords);
  const server = form.value[side];
  if (server.kind === 'listener' || server.kind === 'customer-mailbox') return null;
  return (
    <>
      <div className="server-row">
        <TextInput
          label={t('host')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={server.kind === 'imap' ? 'imap.exemple.ca' : 'smtp.exemple.ca'}
          {...form.text(`${side}.host`)}
        />
        <Select
          label={t('security')}
          data={SECURITIES.map((value) => ({ value, label: t(`security.${value}`) }))}
          allowDeselect={false}
          {...form.choice(`${side}.security`)}
          onChange={(value) =>
            value && form.set(side, withSecurity(server, server.kind, value as (typeof SECURITIES)[number]))
          }
        />
        <NumberInput label={t('port')} hideControls {...form.number(`${side}.port`)} />
      </div>
      {server.security === 'none' && (
        <p className="mailbox-warning">
          <IconAlertTriangle size={15} />
          {t('security.none.why')}
        </p>
      )}
      <TextInput
        label={t('user')}
        description={side === 'outgoing' ? t('user.smtp.why') : undefined}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.text(`${side}.user`)}
      />
    </>
  );
};
