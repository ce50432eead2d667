import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocale, useWords } from '#ground/web/words.tsx';
import type { Formats } from './commands.ts';
import { announce } from '#ground/web/announce.tsx';
import type { MailEditor, Pasted } from './create-editor.ts';
import { EditorHost, type EditorHostProps } from './EditorHost.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { LargePasteNotes, useLargePaste } from './grid/LargePasteNotes.tsx';
import { PasteChip } from './PasteChip.tsx';
import type { Slash } from './slash.ts';
import { PictureTools } from './toolbar/PictureTools.tsx';
import { TableTools } from './toolbar/TableTools.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';
import { editorWords } from './words.ts';

export type WritingFieldProps = Omit<
  EditorHostProps,
  'onFormats' | 'onPasted' | 'lang' | 'onReadings' | 'onTooLarge' | 'onRead' | 'onSlash'
> & {
  /** Whether a pasted table is still being read: the text is not whole. */
  onReading?: (reading: boolean) => void;
  /** Of the mail, as a BCP 47 tag: the browser checks the spelling in it. The reader's own when missing. */
  lang?: string;
  /** Whether a picture may be given another width (R21: not by default). */
  resizeImages?: boolean;
  /** Missing where no file can go along. */
  onAttach?: () => void;
  /** What is offered where a slash is written. */
  slashMenu?: ((slash: Slash) => ReactNode) | undefined;
  /** At the end of the toolbar. */
  children?: ReactNode;
};

/** Keys that write nothing: the Tab key goes to the paste options. */
const KEEPS_CHIP = ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'F10'];

/** The text of a mail with its tools (R19, R36). Alt+F10 goes to the tools, those of a table or a picture first. */
export const WritingField = (props: WritingFieldProps) => {
  const { children, lang, resizeImages, onAttach, onReading, onReady, onGone, slashMenu, ...host } = props;
  const t = useWords(editorWords);
  const locale = useLocale();
  const [chosen, setLanguage] = useState<string | null>(null);
  const language = chosen ?? lang ?? locale;
  const [formats, setFormats] = useState<Formats | null>(null);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [link, setLink] = useState<{ selected: string } | null>(null);
  const [slash, setSlash] = useState<Slash | null>(null);
  const large = useLargePaste(onReading);
  const editor = useRef<MailEditor>(null);
  const tools = useRef<HTMLDivElement>(null);
  const toText = (): void => editor.current?.focus();
  const inText = (target: EventTarget): boolean => target instanceof Element && target.closest('.comp-text') !== null;
  /** While the event goes down: the editor keeps keys that write from going up again. The next thing written, or a click in the text: what was pasted stays as it is. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (pasted && inText(event.target) && !KEEPS_CHIP.includes(event.key)) {
      setPasted(null);
      // The reply box would go away for an Escape that was meant for the chip.
      if (event.key === 'Escape') event.stopPropagation();
    }
    if (event.key === 'Escape' && inText(event.target) && large.cancel()) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.key !== 'F10' || !event.altKey) return;
    event.preventDefault();
    const bars = tools.current?.querySelectorAll('[role="toolbar"]') ?? [];
    bars[bars.length - 1]?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')?.focus();
  };
  return (
    <div
      className="comp-writing"
      data-reading={large.readings.length > 0 || undefined}
      onKeyDownCapture={onKeyDown}
      onMouseDown={(event) => inText(event.target) && setPasted(null)}
    >
      <div ref={tools} className="comp-all-tools">
        <div className="comp-tools">
          <Toolbar
            formats={formats}
            onCommand={(command) => editor.current?.run(command)}
            onStyle={(name, value) => editor.current?.setStyle(name, value)}
            onTable={(rows, columns) => editor.current?.insertTable(rows, columns)}
            onLink={() => setLink({ selected: editor.current?.selectedText() ?? '' })}
            {...(onAttach ? { onAttach } : {})}
            language={language}
            onLanguage={setLanguage}
            onLeave={toText}
          />
          <span className="comp-grow" />
          {children}
        </div>
        {formats?.table && (
          <div className="comp-tools" data-context>
            <TableTools
              state={formats.table}
              onCommand={(command, value) => editor.current?.runTable(command, value)}
              onLeave={toText}
            />
          </div>
        )}
        {formats?.picture && (
          <div className="comp-tools" data-context>
            <PictureTools
              state={formats.picture}
              onDescribe={(alt) => editor.current?.describePicture(alt)}
              {...(resizeImages ? { onWiden: (pixels) => editor.current?.widenPicture(pixels) } : {})}
              onLeave={toText}
            />
          </div>
        )}
      </div>
      <EditorHost
        {...host}
        {...large.handlers}
        lang={language}
        onFormats={setFormats}
        onSlash={setSlash}
        onPasted={(done) => {
          setPasted(done);
          announce(t('paste.heard', { how: t(`paste.${done.kind}`) }));
        }}
        onReady={(made) => {
          editor.current = made;
          onReady(made);
        }}
        onGone={(html) => {
          editor.current = null;
          onGone(html);
        }}
      />
      <div className="comp-pasted-place">
        {pasted && <PasteChip pasted={pasted} onKind={(kind) => editor.current?.pasteAgain(kind)} onLeave={toText} />}
      </div>
      <LargePasteNotes {...large} canAttach={onAttach !== undefined} onLeave={toText} />
      {slash && slashMenu?.(slash)}
      {link && (
        <LinkDialog
          selected={link.selected}
          hasLink={formats?.link ?? false}
          onClose={() => setLink(null)}
          onApply={(address, text) => {
            setLink(null);
            editor.current?.setLink(address, text);
          }}
        />
      )}
    </div>
  );
};
