import { IconPencil, IconStar, IconStarFilled } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Field } from '../contract.ts';
import { readable } from '../rules.ts';
import { quickWords } from '../words.ts';

type QuickRowProps = {
  reply: { name: string; text: string; favourite: boolean; fields: readonly Field[] };
  onChoose: () => void;
  onStar: () => void;
};

/** R78: a reply by its name and first words, with the star at the right of its name. */
export const QuickRow = ({ reply, onChoose, onStar }: QuickRowProps) => {
  const t = useWords(quickWords);
  const { name, favourite, fields } = reply;
  const text = readable(reply.text, fields);
  const star = t(favourite ? 'favourite.remove' : 'favourite.add', { name });
  return (
    <li className="quick-row">
      <button type="button" className="quick-name" title={text.slice(0, 600)} onClick={onChoose}>
        <b>{name}</b>
        <small>{text.replace(/\s+/g, ' ').slice(0, 160)}</small>
        {fields.length > 0 && (
          <span className="quick-fields">
            <IconPencil size={12} />
            {t('fields.count', { n: fields.length })}
          </span>
        )}
      </button>
      <button
        type="button"
        className="quick-star"
        aria-pressed={favourite}
        aria-label={t('favourite.of', { name })}
        title={star}
        onClick={onStar}
      >
        {favourite ? <IconStarFilled size={16} /> : <IconStar size={16} />}
      </button>
    </li>
  );
};
