import './row-mark.css';
import { useWords } from '#ground/web/words.tsx';
import { inboxWords } from '../words.ts';

/** Over the envelope, seen when the pointer or the focus is on the row. The keyboard has the row itself: it is no tab stop. */
export const RowMark = (props: {
  name: string;
  checked: boolean;
  onToggle: () => void;
  /** Shift was held. */
  onExtend: () => void;
}) => {
  const t = useWords(inboxWords);
  return (
    <label className="row-mark" title={t('row.select.keys')}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('row.select', { name: props.name })}
        checked={props.checked}
        onChange={(event) =>
          event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey ? props.onExtend() : props.onToggle()
        }
      />
    </label>
  );
};
