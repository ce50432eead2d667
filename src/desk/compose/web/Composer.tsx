import { ActionIcon, Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { IconChevronDown } from '#ground/ui/icons.ts';
import { EditorHost, LinkDialog, Toolbar, type Formats } from '#ground/ui/mail-editor/parts.tsx';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { Refused } from '#ground/api/web/ask.ts';
import { uploadPath } from '../contract.ts';
import { whyNotSend, wireBytes } from '../rules.ts';
import { composeWords } from '../words.ts';
import { DraftState, MovedNote } from './DraftState.tsx';
import { Fields } from './Fields.tsx';
import { SendBar } from './SendBar.tsx';
import { UploadList } from './UploadList.tsx';
import { useComposer, type Composer as Model, type Opened, type Sent, type Session } from './use-composer.ts';
import { useFileDrop } from './use-file-drop.ts';

export type ComposerProps = {
  session: Session;
  autoFocus: boolean;
  onSent: (sent: Sent) => void;
  onMinimise: () => void;
  onDiscard: () => void;
  /** Another version of the draft is on the server: keep this text over it, or take that one. */
  onMine: (saver: Model['saver']) => void;
  onTheirs: (saver: Model['saver']) => void;
};

/** About how large the message will be over the wire: its HTML goes as text too. */
const bytesOf = ({ items, htmlLength }: Model): number =>
  wireBytes(
    items.filter(({ state }) => state !== 'failed').map(({ size }) => size),
    htmlLength() * 2,
  );

/** Why the answer cannot leave as it is, in words: the server's own table, and what it cannot see yet. */
const useReason = () => {
  const t = useWords(composeWords);
  const refusal = useRefusal(composeWords);
  return ({ fields, items, blank }: Model, opened: Opened, bytes: number): string | null => {
    if (items.some(({ state }) => state === 'failed')) return t('send.upload-failed');
    if (items.some(({ state }) => state !== 'done')) return t('send.uploading');
    const blocked = opened.blocked === null ? null : { code: opened.blocked, values: {} };
    const reason =
      blocked ??
      whyNotSend({
        emailEnabled: true,
        recipients: [...fields.to, ...fields.cc, ...fields.bcc],
        senderAllowed: opened.senders.some(({ id }) => id === fields.senderId),
        files: items.map(({ name }) => name),
        missing: null,
        // What the text says does not matter here, only whether there is one.
        text: blank ? '' : 'text',
        size: bytes,
      });
    return reason && refusal(new Refused(reason.code, reason.values, 0));
  };
};

/** The open reply box: who, what, with which files, and off (R16 to R22, R36 to R40). */
export const Composer = (props: ComposerProps) => {
  const t = useWords(composeWords);
  const { session } = props;
  const model = useComposer(session, props.onSent);
  const { uploads, items, saver } = model;

  const [formats, setFormats] = useState<Formats | null>(null);
  const [link, setLink] = useState<{ selected: string } | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const bytes = bytesOf(model);
  const reason = useReason()(model, session.opened, bytes);

  const attach = (files: File[]): void => {
    for (const file of files) void uploads.add(file);
  };
  const drop = useFileDrop(attach);
  const pick = (): void => picker.current?.click();
  const send = (): void => {
    if (reason === null && !model.sending) void model.send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (reason !== null) notifyRefused(reason);
    else send();
  };

  return (
    <section
      className="comp"
      aria-label={t('reply.box')}
      data-dropping={drop.over || undefined}
      data-drop-words={t('drop.here')}
      onKeyDownCapture={onKeyDown}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && void saver.flush()}
      {...drop.handlers}
    >
      {model.draft.kind === 'moved' && (
        <MovedNote onMine={() => props.onMine(saver)} onTheirs={() => props.onTheirs(saver)} />
      )}
      <Fields values={model.fields} senders={session.opened.senders} onChange={model.setFields} />
      <Toolbar
        formats={formats}
        onCommand={(command) => model.editor.current?.run(command)}
        onLink={() => setLink({ selected: model.editor.current?.selectedText() ?? '' })}
        onAttach={pick}
      >
        <span className="comp-grow" />
        <DraftState state={model.draft} />
        <Tooltip label={t('minimise')}>
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('minimise')} onClick={props.onMinimise}>
            <IconChevronDown size={15} />
          </ActionIcon>
        </Tooltip>
      </Toolbar>
      <EditorHost
        label={t('editor.label')}
        placeholder={t('editor.placeholder')}
        html={session.content.html}
        blank={model.blank}
        autoFocus={props.autoFocus}
        onReady={model.attachEditor}
        onGone={model.detachEditor}
        onChange={model.written}
        onFormats={setFormats}
        onImage={(file) => uploads.add(file, true).then((upload) => (upload ? uploadPath(upload.id) : null))}
        onFiles={attach}
        onBlockedImages={(count) => notifyRefused(t('paste.blocked', { count }))}
      />
      <UploadList items={items} bytes={bytes} onRemove={uploads.remove} onRetry={uploads.retry} />
      <SendBar
        reason={reason}
        sending={model.sending}
        error={model.error}
        onSend={send}
        onAttach={pick}
        onDiscard={() => {
          saver.forget();
          props.onDiscard();
        }}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          attach(Array.from(event.currentTarget.files ?? []));
          event.currentTarget.value = '';
        }}
      />
      {link && (
        <LinkDialog
          selected={link.selected}
          hasLink={formats?.link ?? false}
          onClose={() => setLink(null)}
          onApply={(address, text) => {
            setLink(null);
            model.editor.current?.setLink(address, text);
          }}
        />
      )}
    </section>
  );
};
