import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { IconCode, IconDotsVertical, IconDownload, IconInfoCircle } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { rawPath } from '../contract.ts';
import { threadWords } from '../words.ts';
import { DetailsDialog } from './DetailsDialog.tsx';
import { SourceDialog } from './SourceDialog.tsx';

/** Other rooms' acts on a message: before what shows how it came, and after, apart, what cannot be undone. */
export type MessageItems = { first?: ReactNode; last?: ReactNode };

/** The ⋮ of one message: how it really came, as facts, as source and as a file. */
export const MessageOptions = ({ message, items }: { message: Message; items?: MessageItems | undefined }) => {
  const t = useWords(threadWords);
  const [dialog, setDialog] = useState<'details' | 'source' | null>(null);
  /** Nothing is kept of how it came once something of it was hidden. */
  const gone = message.contentHidden || message.authorHidden || message.partHidden;
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <Tooltip label={t('options')}>
            <ActionIcon variant="subtle" color="gray" size={24} className="msg-options" aria-label={t('options')}>
              <IconDotsVertical size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {items?.first}
          <Menu.Item leftSection={<IconInfoCircle size={16} />} onClick={() => setDialog('details')}>
            {t('options.details')}
          </Menu.Item>
          {!gone && (
            <>
              <Menu.Item leftSection={<IconCode size={16} />} onClick={() => setDialog('source')}>
                {t('options.source')}
              </Menu.Item>
              <Menu.Item
                component="a"
                href={rawPath(message.id)}
                download={`message-${message.id}.eml`}
                leftSection={<IconDownload size={16} />}
              >
                {t('options.eml')}
              </Menu.Item>
            </>
          )}
          {items?.last && (
            <>
              <Menu.Divider />
              {items.last}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'details' && <DetailsDialog message={message} onClose={close} />}
      {dialog === 'source' && <SourceDialog messageId={message.id} onClose={close} />}
    </>
  );
};
