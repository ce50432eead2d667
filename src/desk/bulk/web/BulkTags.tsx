import { Popover } from '@mantine/core';
import { useState } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { IconTag } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { RemovableTag, TagPicker, useTagsOf } from '#spine/tags/web/parts.tsx';
import { bulkWords } from '../words.ts';
import type { BulkActs } from './acts.ts';
import type { Job } from './use-run.ts';

/** A tag put on all of them, or taken off all that have it. Those it was done to stay selected, for the next tag. */
export const BulkTags = (props: {
  rows: readonly InteractionRow[];
  acts: Pick<BulkActs, 'tag' | 'untag'>;
  reason: string | null;
  onStart: (job: Omit<Job, 'rows'>) => void;
}) => {
  const t = useWords(bulkWords);
  const { rows, acts, reason } = props;
  const [opened, setOpened] = useState(false);
  const counts = new Map<number, number>();
  for (const id of rows.flatMap((row) => row.tagIds)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const there = useTagsOf([...counts.keys()]);
  const start = (job: Pick<Job, 'act' | 'refusal' | 'said'>): void => {
    setOpened(false);
    props.onStart({ ...job, name: t('tags'), keeps: true });
  };
  const add = (tag: { id: number } | { name: string }, name: string): void =>
    start({
      act: (row) => acts.tag.act(row, tag),
      refusal: acts.tag.refusal,
      said: (n) => t('tags.added', { n, name }),
    });
  return (
    <Popover
      opened={opened && reason === null}
      onChange={setOpened}
      position="top-end"
      width={280}
      shadow="md"
      trapFocus
      returnFocus
      // The field's own Escape comes first.
      closeOnEscape={false}
    >
      <Popover.Target>
        <ReasonedButton
          variant="default"
          reason={reason}
          leftSection={<IconTag size={15} />}
          onClick={() => setOpened(!opened)}
        >
          {t('tags')}
        </ReasonedButton>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t('tags.title')}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isDefaultPrevented()) return;
          event.preventDefault();
          setOpened(false);
        }}
      >
        {opened && (
          <div className="bulk-tags">
            <h3>{t('tags.add')}</h3>
            <TagPicker
              taken={[...counts].filter(([, n]) => n === rows.length).map(([id]) => id)}
              onPick={({ id, name }) => add({ id }, name)}
              onCreate={acts.tag.mayCreate ? (name) => add({ name }, name) : null}
              onRemoveLast={() => {}}
              onClose={() => setOpened(false)}
            />
            {there.length > 0 && (
              <>
                <h3>{t('tags.remove')}</h3>
                <div className="bulk-tags-on">
                  {there.map((tag) => (
                    <span key={tag.id}>
                      <RemovableTag
                        tag={tag}
                        onRemove={() =>
                          start({
                            act: (row) => acts.untag.act(row, tag.id),
                            refusal: acts.untag.refusal,
                            said: (n) => t('tags.removed', { n, name: tag.name }),
                          })
                        }
                      />
                      {counts.get(tag.id)! < rows.length && (
                        <small>{t('tags.on', { n: counts.get(tag.id)!, of: rows.length })}</small>
                      )}
                    </span>
                  ))}
                </div>
              </>
            )}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
};
