import { Radio, SegmentedControl, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { IconDownload } from '#ground/ui/icons.ts';
import type { Form } from '#ground/ui/form/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Incoming, SecretName } from '#spine/mailboxes/contract.ts';
import { mailboxesWords } from '../words.ts';
import { EMPTY_IMAP, type Listener, type MailboxDraft } from './mailbox-form.ts';
import { SecretField } from './SecretField.tsx';
import { ServerFields } from './ServerFields.tsx';

/** How mail arrives. What was typed for the other way comes back when it is chosen again. */
export const IncomingPart = (props: {
  form: Form<MailboxDraft>;
  isSet: (secret: SecretName) => boolean;
  listener: Listener;
}) => {
  const { form, isSet } = props;
  const t = useWords(mailboxesWords);
  const incoming = form.value.incoming as Incoming;
  const imap = useRef(EMPTY_IMAP);
  if (incoming.kind === 'imap') imap.current = incoming;
  return (
    <div className="fields-part">
      <h3>
        <IconDownload size={16} />
        {t('part.incoming')}
      </h3>
      <Radio.Group
        aria-label={t('part.incoming')}
        value={incoming.kind}
        onChange={(kind) => form.set('incoming', kind === 'imap' ? imap.current : { kind: 'listener' })}
      >
        <div className="mailbox-ways">
          <Radio
            value="listener"
            label={t('incoming.listener')}
            description={t('incoming.listener.why', { host: props.listener.host, port: String(props.listener.port) })}
          />
          <Radio value="imap" label={t('incoming.imap')} description={t('incoming.imap.why')} />
        </div>
      </Radio.Group>
      {incoming.kind === 'imap' && (
        <div className="mailbox-server">
          <ServerFields form={form} side="incoming" />
          <TextInput label={t('folder')} autoComplete="off" {...form.text('incoming.folder')} />
          <div>
            <span className="mailbox-label" id="imap-auth">
              {t('auth')}
            </span>
            <SegmentedControl
              aria-labelledby="imap-auth"
              fullWidth
              value={incoming.auth}
              onChange={(value) => form.set('incoming.auth', value)}
              data={(['password', 'oauth2'] as const).map((value) => ({ value, label: t(`auth.${value}`) }))}
            />
          </div>
          {incoming.auth === 'password' ? (
            <SecretField form={form} secret="imapPassword" isSet={isSet('imapPassword')} />
          ) : (
            <>
              <TextInput
                label={t('tokenUrl')}
                description={t('tokenUrl.why')}
                inputWrapperOrder={['label', 'input', 'error', 'description']}
                type="url"
                autoComplete="off"
                placeholder="https://"
                {...form.text('incoming.tokenUrl')}
              />
              <TextInput label={t('clientId')} autoComplete="off" {...form.text('incoming.clientId')} />
              <SecretField form={form} secret="imapClientSecret" isSet={isSet('imapClientSecret')} />
              <SecretField form={form} secret="imapRefreshToken" isSet={isSet('imapRefreshToken')} />
            </>
          )}
        </div>
      )}
    </div>
  );
};
