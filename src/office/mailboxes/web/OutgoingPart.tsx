import { Radio, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { IconSend } from '#ground/ui/icons.ts';
import type { Form } from '#ground/ui/form/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Outgoing, SecretName } from '#spine/mailboxes/contract.ts';
import { mailboxesWords } from '../words.ts';
import { EMPTY_SMTP, type MailboxDraft } from './mailbox-form.ts';
import { SecretField } from './SecretField.tsx';
import { ServerFields } from './ServerFields.tsx';

/** How answers leave. */
export const OutgoingPart = ({ form, isSet }: { form: Form<MailboxDraft>; isSet: (secret: SecretName) => boolean }) => {
  const t = useWords(mailboxesWords);
  const outgoing = form.value.outgoing as Outgoing;
  const smtp = useRef(EMPTY_SMTP);
  if (outgoing.kind === 'smtp') smtp.current = outgoing;
  return (
    <div className="fields-part">
      <h3>
        <IconSend size={16} />
        {t('part.outgoing')}
      </h3>
      <Radio.Group
        aria-label={t('part.outgoing')}
        value={outgoing.kind}
        onChange={(kind) => form.set('outgoing', kind === 'smtp' ? smtp.current : { kind: 'customer-mailbox' })}
      >
        <div className="mailbox-ways">
          {(['customer-mailbox', 'smtp'] as const).map((kind) => (
            <Radio key={kind} value={kind} label={t(`outgoing.${kind}`)} description={t(`outgoing.${kind}.why`)} />
          ))}
        </div>
      </Radio.Group>
      {outgoing.kind === 'smtp' && (
        <div className="mailbox-server">
          <ServerFields form={form} side="outgoing" />
          {outgoing.user !== '' && <SecretField form={form} secret="smtpPassword" isSet={isSet('smtpPassword')} />}
          <details className="mailbox-more" open={outgoing.dkimDomain !== '' || undefined}>
            <summary>{t('part.dkim')}</summary>
            <p className="fields-why">{t('part.dkim.why')}</p>
            <div className="fields">
              <div className="fields-row">
                <TextInput label={t('dkim.domain')} autoComplete="off" {...form.text('outgoing.dkimDomain')} />
                <TextInput label={t('dkim.selector')} autoComplete="off" {...form.text('outgoing.dkimSelector')} />
              </div>
              <SecretField form={form} secret="dkimKey" isSet={isSet('dkimKey')} long />
            </div>
          </details>
        </div>
      )}
    </div>
  );
};
