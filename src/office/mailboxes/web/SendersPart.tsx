import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconAddressBook, IconPlus, IconX } from '#ground/ui/icons.ts';
import type { Form } from '#ground/ui/form/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { mailboxesWords } from '../words.ts';
import type { MailboxDraft } from './mailbox-form.ts';

/** From addresses besides the mailbox's own (R16). */
export const SendersPart = ({ form }: { form: Form<MailboxDraft> }) => {
  const t = useWords(mailboxesWords);
  const { senders } = form.value;
  return (
    <div className="fields-part">
      <h3>
        <IconAddressBook size={16} />
        {t('part.senders')}
      </h3>
      <p className="fields-why">{t('part.senders.why')}</p>
      {senders.map((sender, index) => (
        <div key={index} className="sender-row">
          <TextInput
            aria-label={t('sender.name', { n: index + 1 })}
            placeholder={t('sender.name.short')}
            autoComplete="off"
            {...form.text(`senders.${index}.name`)}
          />
          <TextInput
            aria-label={t('sender.address', { n: index + 1 })}
            placeholder="nom@exemple.ca"
            type="email"
            autoComplete="off"
            {...form.text(`senders.${index}.address`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('sender.remove', { address: sender.address })}
            onClick={() =>
              form.set(
                'senders',
                senders.filter((_, other) => other !== index),
              )
            }
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => form.set('senders', [...senders, { name: '', address: '' }])}
        >
          {t('sender.add')}
        </Button>
      </div>
    </div>
  );
};
