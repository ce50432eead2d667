import './translation.css';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { MailFrame } from '#ground/ui/mail-frame/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { ofMessage, original, type Choices, type LanguageCode } from '../contract.ts';
import { translationWords } from '../words.ts';
import { useLanguageName } from './languages.ts';

type Pictures = (message: Message) => { images: Record<string, string>; remoteUrl: (url: string) => string };

type BodyProps = { html: string; text: string | null; title: string; message: Message; pictures: Pictures };
/** As the message itself is shown: a mail in its frame, a short message in its words. */
const Body = ({ html, text, title, message, pictures }: BodyProps) =>
  text === null ? (
    <MailFrame html={html} title={title} {...pictures(message)} />
  ) : (
    <p className="translated-text">{text}</p>
  );

/** R107: the contact's message in my language, beside what they wrote. */
const TheirsInMine = ({ message, to, pictures }: { message: Message; to: LanguageCode; pictures: Pictures }) => {
  const t = useWords(translationWords);
  const nameOf = useLanguageName();
  const asked = useAsk(ofMessage, { messageId: message.id, to });
  if (asked.isError)
    return (
      <div className="translated">
        <p className="translated-head">{t('failed')}</p>
        <ErrorNote error={asked.error} words={translationWords} onRetry={() => void asked.refetch()} />
      </div>
    );
  if (!asked.data)
    return (
      <div className="translated" aria-busy="true">
        <p className="translated-head">{t('translating')}</p>
        <Loading lines={2} />
      </div>
    );
  const { translated } = asked.data;
  if (!translated) return null;
  const title = t('translation', { from: nameOf(translated.from), to: nameOf(to) });
  return (
    <section className="translated" aria-label={title} lang={to}>
      <p className="translated-head">{title}</p>
      <Body {...translated} title={title} message={message} pictures={pictures} />
      <p className="translated-by">{t('translation.by', { provider: translated.provider })}</p>
    </section>
  );
};

/** R108: what I or a colleague wrote, beside what left. */
const OursAsWritten = ({ message, pictures }: { message: Message; pictures: Pictures }) => {
  const t = useWords(translationWords);
  const nameOf = useLanguageName();
  const asked = useAsk(original, { messageId: message.id });
  if (asked.isError)
    return <ErrorNote error={asked.error} words={translationWords} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Loading lines={2} />;
  const { from, to } = asked.data;
  const title = t('original', { from: nameOf(from), to: nameOf(to) });
  return (
    <section className="translated" aria-label={title} lang={from}>
      <p className="translated-head">{title}</p>
      <Body {...asked.data} title={title} message={message} pictures={pictures} />
    </section>
  );
};

/** What stands beside a message: nothing where nothing is translated. */
export const BesideBody = (props: { message: Message; choices: Choices | null; pictures: Pictures }) => {
  const { message, choices, pictures } = props;
  if (message.contentHidden) return null;
  if (message.translatedTo !== null) return <OursAsWritten message={message} pictures={pictures} />;
  if (message.direction === 'in' && message.kind !== 'call' && choices?.incoming)
    return <TheirsInMine message={message} to={choices.myLanguage} pictures={pictures} />;
  return null;
};
