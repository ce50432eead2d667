import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconArrowsLeftRight, IconMessageQuestion } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { consultWords } from '../consult/words.ts';
import { transferWords } from '../words.ts';

const RowAct = (props: { label: string; tip: string; reason: string | null; onClick: () => void; icon: ReactNode }) => (
  <Tooltip label={props.reason ?? props.tip} multiline maw={280}>
    <ActionIcon
      variant="default"
      aria-label={props.label}
      aria-disabled={props.reason !== null || undefined}
      aria-description={props.reason ?? undefined}
      onClick={(event) => {
        event.stopPropagation();
        props.onClick();
      }}
    >
      {props.icon}
    </ActionIcon>
  </Tooltip>
);

/** R50: on the row of an entry, two opposite arrows; on an agent's also the way to ask them. */
export const RowActs = (props: {
  name: string;
  reason: string | null;
  consultReason: string | null;
  onHand: () => void;
  onConsult: (() => void) | null;
}) => {
  const t = useWords(transferWords);
  const c = useWords(consultWords);
  return (
    <span className="transfer-acts">
      {props.onConsult && (
        <RowAct
          label={c('consult.whom', { name: props.name })}
          tip={c('consult')}
          reason={props.consultReason}
          onClick={props.onConsult}
          icon={<IconMessageQuestion size={16} />}
        />
      )}
      <RowAct
        label={t('transfer.to', { name: props.name })}
        tip={t('transfer')}
        reason={props.reason}
        onClick={props.onHand}
        icon={<IconArrowsLeftRight size={16} />}
      />
    </span>
  );
};
