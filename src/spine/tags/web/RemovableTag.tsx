import { IconX } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Tag } from '../contract.ts';
import { tagWords } from '../words.ts';
import { TagChip } from './TagChip.tsx';

/** A tag with the cross that takes it off. */
export const RemovableTag = ({ tag, onRemove }: { tag: Tag; onRemove: () => void }) => {
  const t = useWords(tagWords);
  return (
    <TagChip name={tag.name} color={tag.color}>
      <button type="button" className="tag-remove" aria-label={t('remove', { name: tag.name })} onClick={onRemove}>
        <IconX size={12} />
      </button>
    </TagChip>
  );
};
