import { TextInput } from '@mantine/core';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { blockSender, listBlocked } from '../contract.ts';
import { spamWords } from '../words.ts';

/** An address or a domain, by hand. */
export const AddDrawer = ({ onClose }: { onClose: () => void }) => {
  const t = useWords(spamWords);
  const save = useTell(blockSender, {
    invalidates: [listBlocked],
    onDone: () => {
      notifyDone(t('blocked'));
      onClose();
    },
  });
  const form = useForm({
    shape: blockSender.input,
    saved: { value: '' },
    error: save.error,
    words: spamWords,
    refusedFields: {
      'not-an-address': 'value',
      'our-own': 'value',
      'public-domain': 'value',
      'blocked-already': 'value',
    },
    onValid: (value) => save.mutate(value),
  });
  return (
    <FormDrawer
      title={t('office.add')}
      size={440}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={spamWords}
      readOnly={false}
      onSubmit={form.onSubmit}
      onClose={onClose}
    >
      <TextInput
        label={t('value')}
        description={t('value.why')}
        autoComplete="off"
        maxLength={254}
        data-autofocus
        {...form.text('value')}
      />
    </FormDrawer>
  );
};
