import { Modal } from '@mantine/core';
import { commonWords } from '#ground/web/common-words.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { threadWords } from '../words.ts';
import { fullAddress } from './people.ts';

/** Who, to whom, when and how far it can be believed: every fact of the header, in full. */
export const DetailsDialog = ({ message, onClose }: { message: Message; onClose: () => void }) => {
  const t = useWords(threadWords);
  const word = useWords(interactionWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const people = (list: Message['to']): string => list.map(fullAddress).join(', ');
  const { verdict } = message;
  const checks = verdict
    ? `SPF ${verdict.spf} · DKIM ${verdict.dkim}${verdict.dkimDomain ? ` (${verdict.dkimDomain})` : ''} · DMARC ${verdict.dmarc}`
    : '';
  const facts: [string, string][] = [
    [t('details.from'), message.authorHidden ? word('anonymous') : fullAddress(message.sender)],
    [t('details.agent'), message.agentName ?? ''],
    [t('details.reply-to'), people(message.replyTo)],
    [t('details.to'), people(message.to)],
    [t('details.cc'), people(message.cc)],
    [t('details.bcc'), people(message.bcc)],
    [t('details.subject'), message.subject],
    [t('details.written'), format.dateTime(message.writtenAt)],
    [message.direction === 'in' ? t('details.received') : '', format.dateTime(message.createdAt)],
    [t('details.verdict'), checks],
    [t('details.delivery'), message.deliveryDetail ?? ''],
  ];
  return (
    <Modal opened onClose={onClose} size="lg" title={t('details')} closeButtonProps={{ 'aria-label': common('close') }}>
      <dl className="msg-facts">
        {facts
          .filter(([label, value]) => label && value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Modal>
  );
};
