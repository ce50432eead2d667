import './editor.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { editorWords } from './words.ts';
import type { EditorOptions, MailEditor } from './create-editor.ts';

/** The editor is a chunk of its own; loaded while the box is still closed, it is there when it opens. */
const load = () => import('./create-editor.ts');
export const preloadEditor = (): void => {
  load().catch(() => undefined);
};

export type EditorHostProps = Omit<EditorOptions, 'dark' | 'say'> & {
  /** Its accessible name. */
  label: string;
  placeholder: string;
  blank: boolean;
  autoFocus: boolean;
  /** Of what is written, as a BCP 47 tag. */
  lang: string;
  onReady: (editor: MailEditor) => void;
  /** The last text, just before the editor goes. */
  onGone: (html: string) => void;
};

/** Where the text of a mail is written (R19, R36). */
export const EditorHost = (props: EditorHostProps) => {
  const t = useWords(editorWords);
  const common = useWords(commonWords);
  const dark = useComputedColorScheme('light') === 'dark';
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<MailEditor>(null);
  const latest = useRef(props);
  latest.current = props;
  const said = useRef(t);
  said.current = t;
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    load()
      .then(({ createEditor }) => {
        if (gone || !host.current) return;
        const early = host.current.textContent;
        host.current.replaceChildren();
        const made = createEditor(host.current, {
          html: latest.current.html,
          dark: document.documentElement.dataset['mantineColorScheme'] === 'dark',
          onChange: () => latest.current.onChange(),
          onFormats: (formats) => latest.current.onFormats(formats),
          onImage: (file) => latest.current.onImage(file),
          onTable: latest.current.onTable && ((upload) => latest.current.onTable?.(upload) ?? Promise.resolve(null)),
          onTableDropped: (address) => latest.current.onTableDropped?.(address),
          say: (key, values) => said.current(key, values),
          onFiles: (files) => latest.current.onFiles(files),
          onPasted: (pasted) => latest.current.onPasted(pasted),
          onReadings: (readings) => latest.current.onReadings(readings),
          onTooLarge: (refused) => latest.current.onTooLarge(refused),
          onRead: (rows, columns) => latest.current.onRead(rows, columns),
          onBlockedImages: (count, why) => latest.current.onBlockedImages(count, why),
          onSlash: (slash) => latest.current.onSlash(slash),
        });
        editor.current = made;
        setState('ready');
        latest.current.onReady(made);
        if (latest.current.autoFocus) made.focus();
        if (early) made.insertText(early);
      })
      .catch(() => !gone && setState('failed'));
    return () => {
      gone = true;
      if (!editor.current) return;
      latest.current.onGone(editor.current.getHtml());
      editor.current.destroy();
      editor.current = null;
    };
  }, [attempt]);
  useEffect(() => {
    if (latest.current.autoFocus) host.current?.focus();
  }, []);
  useEffect(() => editor.current?.setDark(dark), [dark, state]);

  return (
    <div
      className="comp-editor"
      data-blank={(state === 'ready' && props.blank) || undefined}
      data-placeholder={props.placeholder}
    >
      {state === 'loading' && <Loading lines={2} />}
      {state === 'failed' && (
        <p className="error-note" role="alert">
          <span>{t('editor.failed')}</span>
          <button type="button" onClick={() => setAttempt(attempt + 1)}>
            {common('retry')}
          </button>
        </p>
      )}
      <div className="comp-host">
        <div
          ref={host}
          className="comp-text"
          role="textbox"
          aria-multiline="true"
          aria-label={props.label}
          lang={props.lang}
          spellCheck
          // Until the editor takes it over: what is typed meanwhile is text, not the desk's shortcuts.
          contentEditable
          suppressContentEditableWarning
        />
      </div>
    </div>
  );
};
