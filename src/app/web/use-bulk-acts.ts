import { useNavigate } from '@tanstack/react-router';
import type { BulkActs } from '#desk/bulk/web/parts.tsx';
import { assignToMe } from '#desk/inbox/contract.ts';
import { useWhyNotAssign } from '#desk/inbox/web/parts.tsx';
import { inboxWords } from '#desk/inbox/words.ts';
import { addTag, removeTag } from '#desk/notes-and-tags/tags/contract.ts';
import { whyNotTag } from '#desk/notes-and-tags/tags/rules.ts';
import { deskTagWords } from '#desk/notes-and-tags/tags/words.ts';
import { saveOutcome, setStatus } from '#desk/outcomes/contract.ts';
import { markSpam, unmarkSpam } from '#desk/spam/contract.ts';
import { spamWords } from '#desk/spam/words.ts';
import { MOST_HANDOVER_NOTE, transfer } from '#desk/transfer/contract.ts';
import { whyNotTransfer } from '#desk/transfer/rules.ts';
import { transferWords } from '#desk/transfer/words.ts';
import { ask } from '#ground/api/web/ask.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { whyStatusIsFixed } from '#spine/dispositions/rules.ts';
import { dispositionWords } from '#spine/dispositions/words.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { paths } from './paths.ts';

/** What is done to one interaction is done to many by the same calls, each asked of the server for itself. */
export const useBulkActs = (): BulkActs => {
  const navigate = useNavigate();
  const me = useMe().data;
  const mayTransfer = useMay('transfer') ?? true;
  const maySpam = useMay('spam') ?? true;
  const mayCreate = useMay('create-tags') ?? true;
  const whyNotAssign = useWhyNotAssign();
  const t = {
    spam: useWords(spamWords),
    transfer: useWords(transferWords),
    status: useWords(dispositionWords),
    tags: useWords(deskTagWords),
  };
  const refusal = {
    assign: useRefusal(inboxWords),
    transfer: useRefusal(transferWords),
    status: useRefusal(dispositionWords),
    tags: useRefusal(deskTagWords),
    spam: useRefusal(spamWords),
  };
  const isMine = (row: { assigneeId: number | null }): boolean => row.assigneeId !== null && row.assigneeId === me?.id;
  const whyNotTagThat = (row: { assigneeId: number | null }): string | null => {
    const code = whyNotTag({ mine: isMine(row) });
    return code && t.tags(`refused.${code}`);
  };
  return {
    assign: {
      whyNot: whyNotAssign,
      act: ({ id }) => ask(assignToMe, { interactionId: id }),
      refusal: refusal.assign,
    },
    transfer: {
      mostNote: MOST_HANDOVER_NOTE,
      whyNot: (row) => {
        const facts = { status: row.status, mine: isMine(row), supervisor: me !== undefined && me.role !== 'agent' };
        const code = whyNotTransfer({ ...facts, allowed: mayTransfer });
        return code && t.transfer(`refused.${code}`);
      },
      act: ({ id }, to, note) => ask(transfer, { interactionId: id, to, note, onceKey: onceKey() }),
      refusal: refusal.transfer,
    },
    status: {
      whyNot: (row) => {
        const code = whyStatusIsFixed({ status: row.status, mine: isMine(row) });
        return code && t.status(`refused.${code}`);
      },
      act: ({ id }, status, dispositionId) =>
        dispositionId === null
          ? ask(setStatus, { interactionId: id, status })
          : ask(saveOutcome, { interactionId: id, status, dispositionId }),
      refusal: refusal.status,
    },
    tag: {
      mayCreate,
      whyNot: whyNotTagThat,
      act: ({ id }, tag) => ask(addTag, { interactionId: id, tag }),
      refusal: refusal.tags,
    },
    untag: {
      whyNot: whyNotTagThat,
      act: ({ id }, tagId) => ask(removeTag, { interactionId: id, tagId }),
      refusal: refusal.tags,
    },
    // Whose judgement it is depends on skills that only the server knows.
    spam: {
      whyNot: ({ trashedAt }) => {
        if (!maySpam) return t.spam('refused.switched-off');
        return trashedAt === null ? null : t.spam('refused.in-trash');
      },
      act: ({ id }) => ask(markSpam, { interactionId: id }),
      refusal: refusal.spam,
    },
    notSpam: {
      whyNot: () => (maySpam ? null : t.spam('refused.switched-off')),
      act: ({ id }) => ask(unmarkSpam, { interactionId: id }),
      refusal: refusal.spam,
    },
    touched: [
      ...['inbox.list', 'inbox.browse', 'thread.open', 'dispositions.outcome', 'transfer.handovers'],
      ...['tags.list', 'customerCard.open'],
    ],
    hrefOf: paths.interaction,
    onOpen: (id) => void navigate({ to: '/i/$id', params: { id: String(id) } }),
  };
};
