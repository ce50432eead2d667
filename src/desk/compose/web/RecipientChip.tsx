import type { DragEvent, HTMLAttributes } from 'react';
import { IconAlertTriangle, IconX } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';
import type { Recipient } from './recipients.ts';
import { useAddressTrouble } from './address-trouble.ts';

export type RecipientChipProps = {
  one: Recipient;
  chosen: boolean;
  onRemove: () => void;
  onDragStart: (event: DragEvent) => void;
  /** Keys, clicks and the clipboard of the chip itself. */
  handlers: HTMLAttributes<HTMLElement>;
};

/** One recipient: taken with the mouse or reached by the arrows from the field's input. */
export const RecipientChip = ({ one, chosen, onRemove, onDragStart, handlers }: RecipientChipProps) => {
  const t = useWords(composeWords);
  const trouble = useAddressTrouble(one.address);
  const name = one.name || one.address;
  return (
    <li
      className="chip rcpt-chip"
      title={trouble?.text ?? one.address}
      data-invalid={trouble?.kind === 'bad' || undefined}
      data-doubt={trouble?.kind === 'doubt' || undefined}
      data-chosen={chosen || undefined}
      draggable
      onDragStart={onDragStart}
    >
      <span
        role="button"
        tabIndex={-1}
        data-chip={one.address}
        aria-pressed={chosen}
        aria-haspopup="menu"
        aria-description={[one.name && one.address, trouble?.text].filter(Boolean).join('. ') || undefined}
        className="rcpt-name"
        {...handlers}
      >
        {trouble && <IconAlertTriangle size={12} aria-hidden="true" />}
        {name}
      </span>
      <button
        type="button"
        className="chip-remove"
        tabIndex={-1}
        aria-label={t('recipient.remove', { name })}
        onClick={onRemove}
      >
        <IconX size={12} />
      </button>
    </li>
  );
};
