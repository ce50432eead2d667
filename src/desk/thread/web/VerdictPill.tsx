import { Tooltip } from '@mantine/core';
import { Pill } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { senderTrust } from '../rules.ts';
import { threadWords } from '../words.ts';
import { domainOf } from './people.ts';

/** Whether the sender's domain stands behind the mail, with what that means on hover and focus. */
export const VerdictPill = ({ message }: { message: Message }) => {
  const t = useWords(threadWords);
  const trust = senderTrust(message.verdict);
  if (trust === null || message.direction === 'out') return null;
  const why = t(`verdict.${trust}.why`, { domain: domainOf(message.sender.address) });
  return (
    <Tooltip label={why} multiline maw={300}>
      <Pill tone={trust === 'confirmed' ? 'ok' : 'bad'} tabIndex={0} role="note" aria-label={why}>
        {t(`verdict.${trust}`)}
      </Pill>
    </Tooltip>
  );
};
