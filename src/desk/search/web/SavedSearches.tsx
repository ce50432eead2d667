import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconBookmark, IconBookmarkPlus, IconX } from '#ground/ui/icons.ts';
import { ErrorNote, notifyDone } from '#ground/ui/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { forget, listSaved, save } from '../contract.ts';
import { searchWords } from '../words.ts';
import type { Asks } from './SearchPage.tsx';

/** My searches, to ask again with a click; and this one, to be kept. */
export const SavedSearches = ({ asked, onAsk }: { asked: Asks; onAsk: (asks: Asks) => void }) => {
  const t = useWords(searchWords);
  const saved = useAsk(listSaved, {}).data?.saved ?? [];
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const keep = useTell(save, {
    invalidates: [listSaved],
    onDone: () => {
      setOpen(false);
      setName('');
      notifyDone(t('saved'));
    },
  });
  const drop = useTell(forget, { invalidates: [listSaved] });
  return (
    <div className="saved" role="group" aria-label={t('mine')}>
      {saved.map((one) => (
        <span className="saved-one" key={one.id}>
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconBookmark size={13} />}
            onClick={() => onAsk({ text: one.text, order: one.order })}
          >
            {one.name}
          </Button>
          <ActionIcon
            size="xs"
            variant="subtle"
            aria-label={t('forget', { name: one.name })}
            onClick={() => drop.mutate({ id: one.id })}
          >
            <IconX size={12} />
          </ActionIcon>
        </span>
      ))}
      {asked.text !== '' && (
        <Popover opened={open} onChange={setOpen} trapFocus position="bottom-end" withinPortal={false}>
          <Popover.Target>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconBookmarkPlus size={14} />}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {t('save')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <form
              className="save-form"
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim()) keep.mutate({ name: name.trim(), ...asked });
              }}
            >
              <TextInput
                data-autofocus
                label={t('save.name')}
                maxLength={80}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" loading={keep.isPending} disabled={!name.trim()}>
                {t('save')}
              </Button>
              <ErrorNote error={keep.error} words={searchWords} />
            </form>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
};
