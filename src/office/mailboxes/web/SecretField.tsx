import { PasswordInput, Textarea } from '@mantine/core';
import { useWords } from '#ground/web/words.tsx';
import type { Form } from '#ground/ui/form/parts.tsx';
import type { SecretName } from '#spine/mailboxes/contract.ts';
import { mailboxesWords } from '../words.ts';
import type { MailboxDraft } from './mailbox-form.ts';

/** A secret goes in and never comes back: only whether one is stored is known here. */
export const SecretField = (props: {
  form: Form<MailboxDraft>;
  secret: SecretName;
  isSet: boolean;
  long?: boolean;
}) => {
  const t = useWords(mailboxesWords);
  const common = {
    label: t(`secret.${props.secret}`),
    placeholder: props.isSet ? t('secret.kept') : undefined,
    description: props.isSet ? t('secret.kept.why') : undefined,
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[],
    ...props.form.text(`secrets.${props.secret}`),
  };
  return props.long ? (
    <Textarea
      {...common}
      rows={3}
      autoComplete="off"
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mono)' } }}
    />
  ) : (
    <PasswordInput
      {...common}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('secret.show') }}
    />
  );
};
