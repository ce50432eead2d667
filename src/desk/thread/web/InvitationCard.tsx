import { IconCalendarEvent } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { threadWords } from '../words.ts';

/** iTIP methods (RFC 5546) that have words of their own; others are told as an event. */
const METHODS = ['request', 'cancel', 'reply', 'counter'] as const;

const useWhen = () => {
  const t = useWords(threadWords);
  const format = useFormat();
  const moment = (text: string): string => {
    if (Number.isNaN(Date.parse(text))) return text;
    // A day alone is a day everywhere; as a moment in UTC it would be the day before in Montréal.
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.date(`${text}T12:00`) : format.dateTime(text);
  };
  return (start: string | null, end: string | null): string | null => {
    if (!start) return null;
    if (!end) return moment(start);
    const sameDay = new Date(start).toDateString() === new Date(end).toDateString();
    const until = sameDay && /T/.test(end) ? format.time(end) : moment(end);
    return t('invitation.until', { start: moment(start), end: until });
  };
};

/** A calendar invitation in plain facts. */
export const InvitationCard = ({ invitation }: { invitation: NonNullable<Message['invitation']> }) => {
  const t = useWords(threadWords);
  const when = useWhen()(invitation.start, invitation.end);
  const method = METHODS.find((each) => each === invitation.method.toLowerCase()) ?? 'publish';
  return (
    <div className="msg-invitation" data-cancelled={method === 'cancel' || undefined}>
      <span className="msg-invitation-icon">
        <IconCalendarEvent size={18} aria-hidden="true" />
      </span>
      <div>
        <small>{t(`invitation.${method}`)}</small>
        <b>{invitation.summary}</b>
        {when && <div>{when}</div>}
        {invitation.location && <div className="msg-meta">{invitation.location}</div>}
      </div>
    </div>
  );
};
