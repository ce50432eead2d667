import { notifyRefused } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { listTags, type Tag } from '#spine/tags/contract.ts';
import { addTag, removeTag } from '../tags/contract.ts';
import { deskTagWords } from '../tags/words.ts';

const SHOWN = ['thread.open', 'inbox.list', 'inbox.browse'];

/** Puts tags on an interaction and takes them off; what is refused is said at once. */
export const useTagging = (interactionId: number) => {
  const t = useWords(deskTagWords);
  const refusal = useRefusal(deskTagWords);
  const add = useTell(addTag, { invalidates: [...SHOWN, listTags] });
  const remove = useTell(removeTag, { invalidates: SHOWN });
  const onError = (error: unknown): void => notifyRefused(refusal(error));
  const put = (tag: { id: number } | { name: string }, name: string): void =>
    add.mutate({ interactionId, tag }, { onError, onSuccess: () => announce(t('added', { name })) });
  return {
    pick: ({ id, name }: Tag): void => put({ id }, name),
    create: (name: string): void => put({ name }, name),
    remove: ({ id, name }: Tag): void =>
      remove.mutate({ interactionId, tagId: id }, { onError, onSuccess: () => announce(t('removed', { name })) }),
  };
};
