import './tags-field.css';
import { Popover, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { TagChips } from '#spine/tags/web/parts.tsx';
import { whyNotTag } from '../tags/rules.ts';
import { deskTagWords } from '../tags/words.ts';
import { TagAddIcon } from './TagAddIcon.tsx';
import { TagsField, type TagsFieldProps } from './TagsField.tsx';

const MOST_CHIPS = 3;

/** R88: beside the contact's name, the tags there are and the button that adds some. */
export const TagsButton = (props: TagsFieldProps) => {
  const t = useWords(deskTagWords);
  const [opened, setOpened] = useState(false);
  const reason = whyNotTag(props) && t('refused.not-mine');
  const press = (): void => (reason === null ? setOpened(!opened) : notifyRefused(reason));
  return (
    <>
      <Popover
        opened={opened && reason === null}
        onChange={setOpened}
        position="bottom-start"
        width={300}
        shadow="md"
        trapFocus
        returnFocus
        // The field's own Escape comes first.
        closeOnEscape={false}
      >
        <Popover.Target>
          <Tooltip label={reason ?? t('add')} multiline maw={280} disabled={opened}>
            <button
              type="button"
              className="tags-add"
              aria-label={t('add')}
              aria-disabled={reason !== null || undefined}
              aria-description={reason ?? undefined}
              onClick={press}
            >
              <TagAddIcon />
              {props.tagIds.length === 0 && <span>{t('add')}</span>}
            </button>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown
          aria-label={t('tags')}
          onKeyDown={(event) => event.key === 'Escape' && !event.isDefaultPrevented() && setOpened(false)}
        >
          {opened && <TagsField {...props} />}
        </Popover.Dropdown>
      </Popover>
      <TagChips ids={props.tagIds} most={MOST_CHIPS} />
    </>
  );
};
