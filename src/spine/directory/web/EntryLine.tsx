import { Avatar } from '#ground/ui/parts.tsx';
import { IconBolt, IconMail, IconUsers } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { peopleWords } from '#spine/people/words.ts';
import { directoryWords } from '../words.ts';
import type { Picked } from './picked.ts';

const Face = ({ picked }: { picked: Picked }) => {
  if (picked.kind === 'contact' || picked.kind === 'agent')
    return <Avatar name={picked.name || picked.emails[0] || '?'} size={30} />;
  const Icon = { skill: IconBolt, team: IconUsers, address: IconMail }[picked.kind];
  return (
    <span className="directory-icon">
      <Icon size={16} />
    </span>
  );
};

/** One entry: who, and what tells them from others of the same name. */
export const EntryLine = ({ picked, isCell }: { picked: Picked; isCell: boolean }) => {
  const t = useWords(directoryWords);
  const people = useWords(peopleWords);
  const emails = 'emails' in picked ? picked.emails : [];
  const waitOf = (wait: number | null): string | null => {
    if (wait === null) return null;
    return wait < 120 ? t('wait', { wait }) : t('wait.hours', { hours: wait / 60 });
  };
  const said = (): (string | null)[] => {
    if (picked.kind === 'contact') {
      const others = emails.length > 1 ? t('more', { n: emails.length - 1 }) : null;
      return [picked.name ? (emails[0] ?? null) : null, others, picked.company];
    }
    if (picked.kind === 'agent')
      return [
        people(`state.${picked.state}`),
        picked.onCall ? t('on-call') : null,
        t('room', { room: Math.floor(picked.room) }),
        picked.teamName,
      ];
    if (picked.kind === 'skill') return [t('free', { n: picked.free }), waitOf(picked.wait)];
    return picked.kind === 'team' ? [t('people', { n: picked.agents })] : [];
  };
  const name = picked.kind === 'address' ? picked.address : picked.name || emails[0] || t('no-name');
  return (
    <span className="directory-line" role={isCell ? 'gridcell' : undefined}>
      <Face picked={picked} />
      <span className="directory-who">
        <b>{name}</b>
        <small>
          {picked.kind === 'agent' && <i className="directory-dot" data-state={picked.state} />}
          {said().filter(Boolean).join(' · ')}
        </small>
      </span>
      <small className="directory-kind">{t(`kind.${picked.kind}`)}</small>
    </span>
  );
};
