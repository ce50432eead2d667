import './compose.css';
import './outbound.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { EmptyState, ErrorNote, Loading, Pill } from '#ground/ui/parts.tsx';
import { IconInfoCircle, IconSend, IconUserPlus, IconX } from '#ground/ui/icons.ts';
import { refusalCode, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { KEEPS_OWN_OUTBOUND } from '#spine/people/rules.ts';
import { outboundWords } from '../outbound/words.ts';
import { composeWords } from '../words.ts';
import { Composer, type ComposerProps } from './Composer.tsx';
import { useOutbound } from './use-outbound.ts';

type OutboundSpaceProps = {
  draftId: string;
  /** What another room offers where a slash is written. */
  slashMenu: ComposerProps['slashMenu'];
  /** It has begun this interaction. */
  onSent: (interactionId: number) => void;
  /** Left or thrown away. */
  onLeave: () => void;
};

const OutboundSpaceOf = (props: OutboundSpaceProps & { agentId: number }) => {
  const { draftId, agentId, onSent, onLeave } = props;
  const t = useWords(outboundWords);
  const outbound = useOutbound(draftId, agentId, onSent);
  const state = useMe().data?.presence.state ?? 'available';
  const { begun, error } = outbound;
  if (!begun && error !== null && refusalCode(error) === 'not-found') {
    return (
      <EmptyState icon={<IconSend />} title={t('gone')}>
        {t('gone.why')}
      </EmptyState>
    );
  }
  if (!begun && error !== null)
    return <ErrorNote error={error} words={composeWords} onRetry={() => void outbound.open()} />;
  if (!begun) return <Loading lines={8} />;
  const { name, address, skillName } = begun.opened;
  return (
    <>
      <header className="space-head">
        <div className="space-line">
          <IconUserPlus size={17} />
          <h2>{t('new')}</h2>
          <span className="grow" />
          <Tooltip label={t('leave')}>
            <ActionIcon aria-label={t('leave')} onClick={onLeave}>
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
        <div className="space-line space-who">
          <b>{name || address}</b>
          {name && <span className="space-address">{address}</span>}
          <span className="grow" />
          <Pill aria-label={t('skill', { name: skillName })}>{skillName}</Pill>
        </div>
      </header>
      {/* R9: what will happen is said before it is sent. */}
      <p className="space-banner" role="status">
        <IconInfoCircle size={16} />
        {t(KEEPS_OWN_OUTBOUND[state] ? 'why' : 'unavailable')}
      </p>
      <div className="reply">
        <div>
          <Composer
            key={begun.number}
            session={begun.session}
            slashMenu={props.slashMenu}
            autoFocus={(begun.session.content.subject ?? '') !== ''}
            onSent={outbound.onSent}
            onRead={() => undefined}
            onMinimise={onLeave}
            onDiscard={() => void outbound.discard().then(onLeave)}
            onMine={(saver) => void outbound.keepMine(saver)}
            onTheirs={(saver) => void outbound.takeTheirs(saver)}
            onRestored={() => void outbound.takeServers()}
          />
        </div>
      </div>
    </>
  );
};

/** R14, R19: a new mail takes the interaction space until it is sent, left or thrown away. */
export const OutboundSpace = (props: OutboundSpaceProps) => {
  const me = useMe();
  return me.data ? <OutboundSpaceOf key={props.draftId} {...props} agentId={me.data.id} /> : null;
};
