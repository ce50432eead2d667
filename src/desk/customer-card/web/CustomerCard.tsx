import './customer-card.css';
import { Avatar, EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconLock, IconMail } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useLocale, useWords } from '#ground/web/words.tsx';
import { useStatusName, useSubject } from '#spine/interactions/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { openCard } from '../contract.ts';
import { customerCardWords } from '../words.ts';

/** Names a language code in the language of the page; the code itself where it is no language. */
const languageName = (code: string, locale: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** R113: the person and what they wrote about before. `interactionId` is the one already open, left out of the list. */
export const CustomerCard = (props: {
  contactId: number;
  interactionId: number;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
}) => {
  const t = useWords(customerCardWords);
  const format = useFormat();
  const locale = useLocale();
  const statusName = useStatusName();
  const subjectOf = useSubject();
  const card = useAsk(openCard, { contactId: props.contactId });
  if (useMay('customer-card') === false) return <EmptyState icon={<IconLock />} title={t('refused.switched-off')} />;
  if (card.isError && !card.data) {
    return (
      <div className="card-body">
        <ErrorNote error={card.error} words={customerCardWords} onRetry={() => void card.refetch()} />
      </div>
    );
  }
  if (!card.data) return <Loading lines={6} />;
  const { contact, interactions, total } = card.data;
  const others = interactions.filter((each) => each.id !== props.interactionId);
  const unseen = Math.max(0, total - interactions.length);
  const facts: [string, string][] = [
    ...contact.addresses.map(({ kind, address }): [string, string] => [t(`kind.${kind}`), address]),
    ...(contact.language ? [[t('language'), languageName(contact.language, locale)] as [string, string]] : []),
    ...(contact.company ? [[t('company'), contact.company] as [string, string]] : []),
  ];
  const name = contact.name || contact.addresses[0]?.address || '';
  return (
    <div className="card-body">
      <div className="card-who">
        <Avatar name={name} size={42} />
        <div>
          <b>{name}</b>
          <p>{[t('since', { date: format.date(contact.since) }), contact.place].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <dl>
        {facts.map(([label, value]) => (
          <div key={`${label} ${value}`}>
            <dt>{label}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h3>{t('previous')}</h3>
        {others.length === 0 && <p className="card-none">{t('previous.none')}</p>}
        <ul className="card-past">
          {others.map((each) => (
            <li key={each.id}>
              <a
                href={props.hrefOf(each.id)}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  props.onOpen(each.id);
                }}
              >
                <i>
                  <IconMail size={12} />
                </i>
                <b>{subjectOf(each.subject)}</b>
                <span>{format.date(each.lastMessageAt)}</span>
                <small>
                  {[statusName(each.status), each.disposition, each.skillName, each.agentName]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </a>
            </li>
          ))}
        </ul>
        {unseen > 0 && <p className="card-none">{t('more', { n: unseen })}</p>}
      </section>
    </div>
  );
};
