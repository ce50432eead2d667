import { useWords } from '#ground/web/words.tsx';
import { tagWords } from '../words.ts';
import { TagChip } from './TagChip.tsx';
import { useTagsOf } from './use-tags.ts';

/** The first tags of an interaction, and how many more there are. Nothing where there are none. */
export const TagChips = ({ ids, most }: { ids: readonly number[]; most: number }) => {
  const t = useWords(tagWords);
  const tags = useTagsOf(ids);
  const rest = tags.slice(most);
  if (tags.length === 0) return null;
  const names = rest.map((tag) => tag.name).join(', ');
  return (
    <span className="tags" role="group" aria-label={t('tags')}>
      {tags.slice(0, most).map(({ id, name, color }) => (
        <TagChip key={id} name={name} color={color} />
      ))}
      {rest.length > 0 && (
        <span className="tags-more" title={names}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="visually-hidden">{t('more-tags', { n: rest.length, names })}</span>
        </span>
      )}
    </span>
  );
};
