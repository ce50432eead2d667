import { Tooltip } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { IconUserPlus } from '#ground/ui/icons.ts';
import { Refused } from '#ground/api/web/ask.ts';
import { useKeys } from '#ground/web/keys.ts';
import { useAsk } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { options } from '../contract.ts';
import { outboundWords } from '../words.ts';
import type { Start } from './OutboundDialog.tsx';

const OutboundDialog = lazy(() => import('./OutboundDialog.tsx').then((file) => ({ default: file.OutboundDialog })));

/** R10: a person with a plus. Greyed with its reason for whoever may not write first (R1, R7). Key N. */
export const NewOutbound = ({ onStart }: { onStart: (start: Start) => Promise<void> }) => {
  const t = useWords(outboundWords);
  const refusal = useRefusal(outboundWords);
  const { data } = useAsk(options, {});
  const [opened, setOpened] = useState(false);
  const reason = data?.refusal ? refusal(new Refused(data.refusal, {}, 0)) : null;
  useKeys(reason === null ? { n: () => setOpened(true) } : {});
  const button = (
    <ReasonedButton
      reason={reason}
      variant="default"
      w={32}
      h={30}
      px={0}
      aria-label={t('new')}
      aria-keyshortcuts="N"
      onClick={() => setOpened(true)}
    >
      <IconUserPlus size={16} />
    </ReasonedButton>
  );
  return (
    <>
      {reason === null ? <Tooltip label={`${t('new')} (N)`}>{button}</Tooltip> : button}
      {opened && data && reason === null && (
        <Suspense>
          <OutboundDialog skills={data.skills} onStart={onStart} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
};
