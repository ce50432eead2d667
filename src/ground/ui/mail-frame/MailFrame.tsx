import './mail-frame.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { IconEye, IconMoon, IconPhoto, IconSun } from '../icons.ts';
import { FRAME_SANDBOX, frameDocument, setDark } from './frame-document.ts';
import { fitFrame, foldQuotes, joinEvents, showQuotes } from './frame-page.ts';
import { QuoteToggle } from './QuoteToggle.tsx';
import { sanitiseMail, type CleanMail } from './sanitise-mail.ts';
import { WideScroll } from './WideScroll.tsx';
import { mailFrameWords } from './words.ts';

export type MailFrameProps = {
  /** As received; made harmless here. */
  html: string;
  /** content-id -> address of the image on this server. */
  images: Readonly<Record<string, string>>;
  /** Where an image of another server is fetched through this one, once the reader asked. */
  remoteUrl: (url: string) => string;
  /** Name of the frame for screen readers, such as "Message de Lise Roy". */
  title?: string;
  /** False shows quotations open. */
  fold?: boolean;
};

const NO_QUOTES: readonly Element[] = [];

/** The HTML body of a mail, in a frame where nothing can run and nothing is fetched from elsewhere. */
export const MailFrame = ({ html, images, remoteUrl, title, fold = true }: MailFrameProps) => {
  const t = useWords(mailFrameWords);
  const language = useLanguage();
  const themeIsDark = useComputedColorScheme('light') === 'dark';
  const frame = useRef<HTMLIFrameElement>(null);
  const stopFitting = useRef<() => void>(undefined);
  const [remoteShown, setRemoteShown] = useState(false);
  const [original, setOriginal] = useState(false);
  const [mail, setMail] = useState<{ clean: CleanMail; document: string } | null>(null);
  const [quotes, setQuotes] = useState(NO_QUOTES);
  const [quotesShown, setQuotesShown] = useState(false);
  const [wideContent, setWideContent] = useState(0);
  const dark = themeIsDark && !original;
  const look = useRef({ dark, language, quotesShown, remoteUrl, images });
  look.current = { dark, language, quotesShown, remoteUrl, images };
  // A new object with the same addresses is no reason to clean and load the mail again.
  const imagesKey = JSON.stringify(images);

  useEffect(() => {
    // In a task of its own, so that the rest of the thread is drawn before a large mail is worked on.
    const timer = setTimeout(() => {
      const clean = sanitiseMail(html, {
        images: look.current.images,
        allowRemote: remoteShown,
        remoteUrl: look.current.remoteUrl,
      });
      setMail({ clean, document: frameDocument(clean, look.current) });
    });
    return () => clearTimeout(timer);
  }, [html, imagesKey, remoteShown]);

  useEffect(() => () => stopFitting.current?.(), []);
  useEffect(() => {
    const page = frame.current?.contentDocument;
    if (page) setDark(page, dark);
  }, [dark]);
  useEffect(() => showQuotes(quotes, quotesShown), [quotes, quotesShown]);

  const onLoad = (): void => {
    const page = frame.current?.contentDocument;
    if (!frame.current || !page?.body) return;
    setDark(page, look.current.dark);
    const found = fold ? foldQuotes(page) : NO_QUOTES;
    showQuotes(found, look.current.quotesShown);
    setQuotes(found);
    joinEvents(frame.current, page);
    stopFitting.current?.();
    stopFitting.current = fitFrame(frame.current, page, (size) => setWideContent(size.wideContent));
  };

  const blocked = mail?.clean.blockedImages ?? 0;
  return (
    <div className="mail-frame">
      {blocked > 0 && !remoteShown && (
        <div className="mail-blocked" title={t('images.why')}>
          <IconPhoto size={15} aria-hidden="true" />
          <span>{t('images.blocked', { count: blocked })}</span>
          <span aria-hidden="true">·</span>
          <button type="button" onClick={() => setRemoteShown(true)}>
            <IconEye size={14} aria-hidden="true" />
            {t('images.show')}
          </button>
        </div>
      )}
      <div className="mail-paper" data-original={(themeIsDark && original) || undefined}>
        {mail && (
          <iframe
            ref={frame}
            title={title ?? t('message')}
            sandbox={FRAME_SANDBOX}
            referrerPolicy="no-referrer"
            srcDoc={mail.document}
            onLoad={onLoad}
          />
        )}
        {themeIsDark && (
          <button
            type="button"
            className="mail-colours"
            aria-pressed={original}
            aria-label={t('colours.original')}
            title={t(original ? 'colours.dark' : 'colours.original')}
            onClick={() => setOriginal(!original)}
          >
            {original ? <IconMoon size={14} /> : <IconSun size={14} />}
          </button>
        )}
        {wideContent > 0 && <WideScroll frame={frame} width={wideContent} />}
      </div>
      {quotes.length > 0 && (
        <div className="mail-tools">
          <QuoteToggle shown={quotesShown} onToggle={() => setQuotesShown(!quotesShown)} />
        </div>
      )}
    </div>
  );
};
