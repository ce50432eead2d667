import './tags-field.css';
import { useLayoutEffect, useRef, useState } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { RemovableTag, TagChip, TagPicker, useTagsOf } from '#spine/tags/web/parts.tsx';
import { whyNotAddTag, whyNotTag } from '../tags/rules.ts';
import { deskTagWords } from '../tags/words.ts';
import { useTagging } from './use-tagging.ts';

export type TagsFieldProps = { interactionId: number; tagIds: readonly number[]; mine: boolean };

/** R89, R90, R117: the tags of an interaction, each with its cross, and where another is chosen or made. */
export const TagsField = ({ interactionId, tagIds, mine }: TagsFieldProps) => {
  const t = useWords(deskTagWords);
  const tags = useTagsOf(tagIds);
  const tagging = useTagging(interactionId);
  const mayCreate = useMay('create-tags') ?? true;
  const [adding, setAdding] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const fixed = whyNotTag({ mine }) !== null;
  const code = whyNotAddTag({ mine, has: tags.length });
  const reason = code && t(`refused.${code}`);
  const focusAdd = (): void => box.current?.querySelector<HTMLElement>('.tags-new, input')?.focus();
  const wasAdding = useRef(false);
  // With the very change that takes the field away: the next key must not fall on nothing.
  useLayoutEffect(() => {
    if (wasAdding.current && !adding) focusAdd();
    wasAdding.current = adding;
  }, [adding]);
  const last = tags.at(-1);
  return (
    <div ref={box} className="tags-field" role="group" aria-label={t('tags')}>
      <div className="tags-on">
        {tags.length === 0 && <span className="tags-none">{t('none')}</span>}
        {tags.map((tag) =>
          fixed ? (
            <TagChip key={tag.id} name={tag.name} color={tag.color} />
          ) : (
            <RemovableTag
              key={tag.id}
              tag={tag}
              onRemove={() => {
                tagging.remove(tag);
                focusAdd();
              }}
            />
          ),
        )}
      </div>
      {adding && reason === null ? (
        <TagPicker
          taken={tagIds}
          onPick={tagging.pick}
          onCreate={mayCreate ? tagging.create : null}
          noMatch={mayCreate ? null : t('refused.may-not-create')}
          onRemoveLast={() => last && tagging.remove(last)}
          onClose={() => setAdding(false)}
        />
      ) : (
        <button
          type="button"
          className="tags-new"
          data-autofocus
          aria-disabled={reason !== null || undefined}
          aria-description={reason ?? undefined}
          title={reason ?? undefined}
          onClick={() => (reason === null ? setAdding(true) : notifyRefused(reason))}
        >
          {t('add-new')}
        </button>
      )}
    </div>
  );
};
