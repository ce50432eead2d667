import { Tooltip } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { IconUserRight } from '#ground/ui/icons.ts';
import { useKeys } from '#ground/web/keys.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { whyNotConsult } from '../consult/rules.ts';
import { consultWords } from '../consult/words.ts';
import { whyNotTransfer } from '../rules.ts';
import { transferWords } from '../words.ts';

const TransferDialog = lazy(() => import('./TransferDialog.tsx').then((file) => ({ default: file.TransferDialog })));

/** R48: a person with a right arrow. Greyed with its reason (R47). Key T. */
export const TransferButton = (props: {
  interactionId: number;
  status: Status;
  mine: boolean;
  onTransferred: () => void;
  /** A colleague was asked: there is something to be read beside the thread. */
  onConsulted: () => void;
}) => {
  const t = useWords(transferWords);
  const c = useWords(consultWords);
  const { interactionId, status, mine } = props;
  const me = useMe().data;
  const [opened, setOpened] = useState(false);
  const facts = { status, mine, supervisor: me !== undefined && me.role !== 'agent' };
  const code = whyNotTransfer({ ...facts, allowed: useMay('transfer') ?? true });
  const consultCode = whyNotConsult({ ...facts, allowed: useMay('consult') ?? true });
  const transferReason = code && t(`refused.${code}`);
  // What can still be asked about opens it too.
  const reason = consultCode === null ? null : transferReason;
  useKeys(reason === null ? { t: () => setOpened(true) } : {});
  const button = (
    <ReasonedButton
      reason={reason}
      variant="default"
      w={34}
      h={30}
      px={0}
      aria-label={t('button')}
      aria-keyshortcuts="T"
      onClick={() => setOpened(true)}
    >
      <IconUserRight size={16} />
    </ReasonedButton>
  );
  return (
    <>
      {reason === null ? <Tooltip label={`${t('button')} (T)`}>{button}</Tooltip> : button}
      {opened && me && (
        <Suspense>
          <TransferDialog
            interactionId={interactionId}
            agentId={me.id}
            reason={transferReason}
            consultReason={consultCode && c(`refused.${consultCode}`)}
            onTransferred={() => {
              setOpened(false);
              props.onTransferred();
            }}
            onConsulted={() => {
              setOpened(false);
              props.onConsulted();
            }}
            onClose={() => setOpened(false)}
          />
        </Suspense>
      )}
    </>
  );
};
