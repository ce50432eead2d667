import './quote.css';
import { useState } from 'react';
import { Button, Tooltip } from '@mantine/core';
import { ask } from '#ground/api/web/ask.ts';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconQuote } from '#ground/ui/icons.ts';
import { announce } from '#ground/web/announce.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { quotation } from '../contract.ts';
import { quoteWords } from '../quote-words.ts';
import type { Composer as Model, Opened } from './use-composer.ts';

const Preview = ({ interactionId, timeZone }: { interactionId: number; timeZone: string }) => {
  const asked = useAsk(quotation, { interactionId, timeZone });
  if (asked.isError) return <ErrorNote error={asked.error} words={quoteWords} onRetry={() => void asked.refetch()} />;
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
  return asked.data ? <pre tabIndex={0}>{asked.data.text.replace(/^> ?/gm, '')}</pre> : <Loading lines={3} />;
};

/** The mail that is answered, as it goes along below the text: folded, left out, or answered point by point. */
export const QuoteStrip = (props: { model: Model; interactionId: number; quoted: Opened['quoted'] }) => {
  const { model, interactionId, quoted } = props;
  const t = useWords(quoteWords);
  const format = useFormat();
  const [shown, setShown] = useState(false);
  const [inText, setInText] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!quoted) return null;
  const { name } = quoted;
  const answersInside = inText || (!model.quote && /<blockquote\b/i.test(model.html()));

  const turn = (on: boolean): void => {
    model.setQuote(on);
    setShown(false);
    setInText(false);
    announce(t(on ? 'back.heard' : 'remove.heard'));
  };
  const intoText = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { html } = await ask(quotation, { interactionId, timeZone });
      model.editor.current?.appendHtml(html);
      model.setQuote(false);
      setInText(true);
      announce(t('into.done'));
      model.editor.current?.focus();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="quote-strip" aria-label={t('strip')}>
      <div className="quote-line">
        <IconQuote size={14} />
        <span className="quote-whose">
          {model.quote
            ? t('whose', { name, date: format.date(quoted.writtenAt) })
            : t(answersInside ? 'into.done' : 'removed', { name })}
        </span>
        {model.quote ? (
          <>
            <Button size="compact-xs" variant="subtle" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'preview.hide' : 'preview')}
            </Button>
            <Tooltip label={t('into.why')}>
              <Button size="compact-xs" variant="subtle" loading={busy} onClick={() => void intoText()}>
                {t('into')}
              </Button>
            </Tooltip>
            <Button size="compact-xs" variant="subtle" onClick={() => turn(false)}>
              {t('remove')}
            </Button>
          </>
        ) : (
          !answersInside && (
            <Button size="compact-xs" variant="subtle" onClick={() => turn(true)}>
              {t('back')}
            </Button>
          )
        )}
      </div>
      <ErrorNote error={error} words={quoteWords} />
      {model.quote && shown && <Preview interactionId={interactionId} timeZone={timeZone} />}
    </section>
  );
};
