import './transcripts.css';
import { Button, Checkbox, Group, Modal, Progress, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote, Loading, ReasonedButton } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { FORMATS, openTranscript, type Format } from '../contract.ts';
import { fileNameTyped, whyNotDownload } from '../rules.ts';
import { transcriptWords } from '../words.ts';
import { canPick } from './save-file.ts';
import { useDownload, type Underway } from './use-download.ts';

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const Steps = ({ underway }: { underway: Underway }) => {
  const t = useWords(transcriptWords);
  const counted = underway.step === 'pictures' ? underway : null;
  const label = t(underway.step === 'file' ? 'step.saving' : `step.${underway.step}`, counted ?? {});
  return (
    <div className="transcript-steps">
      <p role="status">{label}</p>
      <Progress
        aria-label={label}
        value={counted ? (counted.done / Math.max(1, counted.of)) * 100 : 100}
        animated={!counted}
        striped={!counted}
      />
    </div>
  );
};

/** R55, R56: what the file is called, in which format, and whether notes go along; the browser asks where to. */
export const DownloadDialog = ({ interactionId, onClose }: { interactionId: number; onClose: () => void }) => {
  const t = useWords(transcriptWords);
  const common = useWords(commonWords);
  const asked = useAsk(openTranscript, { interactionId, timeZone: timeZone() }, { fresh: true });
  const [typed, setTyped] = useState<string | null>(null);
  const [format, setFormat] = useState<Format>('pdf');
  const [inside, setInside] = useState(false);
  const download = useDownload(onClose);
  const name = typed ?? asked.data?.fileName ?? '';
  const usable = fileNameTyped(name) || (asked.data?.fileName ?? '');
  const why = asked.data ? whyNotDownload(asked.data) : null;
  const busy = download.underway !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!busy && asked.data && why === null)
      void download.begin(usable, { interactionId, format, timeZone: timeZone(), inside });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('download')}
      size={520}
      closeOnClickOutside={!busy}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <p className="transcript-why">{t('download.why')}</p>
        <ErrorNote error={asked.error} words={transcriptWords} onRetry={() => void asked.refetch()} />
        {!asked.data && !asked.error && <Loading lines={3} />}
        {asked.data && (
          <>
            <TextInput
              mt={12}
              label={t('file-name')}
              description={
                name.trim() === usable
                  ? t(canPick() ? 'file-name.picked' : 'file-name.downloads')
                  : t('file-name.becomes', { name: usable })
              }
              value={name}
              maxLength={180}
              disabled={busy}
              autoComplete="off"
              data-autofocus
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <div className="transcript-format" role="group" aria-label={t('format')}>
              <span aria-hidden="true">{t('format')}</span>
              <SegmentedControl
                aria-label={t('format')}
                data={FORMATS.map((one) => ({ value: one, label: t(`format.${one}`) }))}
                value={format}
                disabled={busy}
                onChange={(value) => setFormat(value as Format)}
              />
            </div>
            {asked.data.inside && (
              <Checkbox
                mt={12}
                label={t('inside')}
                description={t('inside.why')}
                checked={inside}
                disabled={busy}
                onChange={({ currentTarget }) => setInside(currentTarget.checked)}
              />
            )}
          </>
        )}
        {download.underway && <Steps underway={download.underway} />}
        <ErrorNote error={download.error} words={transcriptWords} />
        <Group justify="flex-end" gap={8} mt={16}>
          {busy ? (
            <Button variant="default" onClick={download.stop}>
              {t('stop')}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
          )}
          <ReasonedButton type="submit" loading={busy} reason={why && t(`refused.${why}`)}>
            {t('download.go')}
          </ReasonedButton>
        </Group>
      </form>
    </Modal>
  );
};
