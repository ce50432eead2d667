import { Popover } from '@mantine/core';
import { useState } from 'react';
import { IconFilter } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { MOST_TAGS } from '#spine/tags/contract.ts';
import { RemovableTag, TagPicker, useTags, useTagsOf } from '#spine/tags/web/parts.tsx';
import { inboxWords } from '../words.ts';

/** R87: only what has all of these tags. Not shown in a house without any. */
export const TagFilter = ({ ids, onChange }: { ids: readonly number[]; onChange: (ids: number[]) => void }) => {
  const t = useWords(inboxWords);
  const [opened, setOpened] = useState(false);
  const exists = useTags().length > 0;
  const chosen = useTagsOf(ids);
  if (!exists && ids.length === 0) return null;
  return (
    <div className="tag-filter">
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        width={270}
        shadow="md"
        trapFocus
        returnFocus
        closeOnEscape={false}
      >
        <Popover.Target>
          <button type="button" className="tag-filter-button" onClick={() => setOpened(!opened)}>
            <IconFilter size={14} />
            {t('filter.tags')}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filter.tags')}>
          {opened && (
            <TagPicker
              taken={ids}
              onPick={(tag) => {
                onChange([...ids, tag.id].slice(0, MOST_TAGS));
                setOpened(false);
              }}
              onCreate={null}
              onRemoveLast={() => onChange(ids.slice(0, -1))}
              onClose={() => setOpened(false)}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {chosen.map((tag) => (
        <RemovableTag key={tag.id} tag={tag} onRemove={() => onChange(ids.filter((id) => id !== tag.id))} />
      ))}
    </div>
  );
};
