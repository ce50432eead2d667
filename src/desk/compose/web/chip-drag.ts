import { useState, type DragEvent } from 'react';
import { formatRecipients, type Recipient } from './recipients.ts';

/** Only chips of this desk are taken: text dropped on an input is the browser's. */
const TYPE = 'application/x-relais-recipients';

export const dragRecipients = (event: DragEvent, list: readonly Recipient[]): void => {
  event.dataTransfer.setData(TYPE, JSON.stringify(list));
  event.dataTransfer.setData('text/plain', formatRecipients(list));
  event.dataTransfer.effectAllowed = 'copyMove';
};

const carried = (event: DragEvent): Recipient[] => {
  try {
    const list: unknown = JSON.parse(event.dataTransfer.getData(TYPE));
    if (!Array.isArray(list)) return [];
    return list
      .slice(0, 200)
      .flatMap((one: Partial<Recipient>) =>
        typeof one.address === 'string'
          ? [{ name: typeof one.name === 'string' ? one.name : '', address: one.address }]
          : [],
      );
  } catch {
    return [];
  }
};

/** Chips dragged over an element, to be spread on it. */
export const useChipDrop = (onDrop: (list: Recipient[]) => void) => {
  const [over, setOver] = useState(false);
  const ours = (event: DragEvent): boolean => event.dataTransfer.types.includes(TYPE);
  return {
    'data-over': over || undefined,
    onDragOver: (event: DragEvent) => {
      if (!ours(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!ours(event)) return;
      event.preventDefault();
      onDrop(carried(event));
    },
  };
};
