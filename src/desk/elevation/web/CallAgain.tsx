import { useState } from 'react';
import { ErrorNote, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconPhone } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { whyNotElevate } from '#spine/channels/elevation/rules.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { readLegs, startElevation, type Leg } from '../contract.ts';
import { elevationWords } from '../words.ts';
import type { ElevateButtonProps } from './ElevateButton.tsx';

/** Under a call that is over: the same number again, in a tab of its own. */
export const CallAgain = ({ leg, ...props }: ElevateButtonProps & { leg: Leg }) => {
  const t = useWords(elevationWords);
  const me = useMe().data;
  const [key, setKey] = useState(onceKey);
  const tell = useTell(startElevation, {
    invalidates: [readLegs, 'thread.open', 'inbox.list'],
    onDone: ({ legId, address }) => {
      setKey(onceKey());
      props.onStarted(legId, address);
    },
  });
  const code = whyNotElevate({
    ...{ status: props.status, mine: props.mine, presence: me?.presence.state ?? 'unavailable', from: props.channel },
  });
  const { interactionId } = props;
  const call = (): void =>
    tell.mutate({
      ...{ interactionId, channel: 'voice', identifier: leg.address, fromId: leg.connectionId!, onceKey: key },
    });
  return (
    <div className="call-again">
      <ErrorNote error={tell.error} words={elevationWords} />
      <ReasonedButton
        variant="default"
        leftSection={<IconPhone size={16} />}
        reason={code && t(`refused.${code}`)}
        loading={tell.isPending}
        onClick={call}
      >
        {t('call.again', { number: showPhone(leg.address) })}
      </ReasonedButton>
    </div>
  );
};
