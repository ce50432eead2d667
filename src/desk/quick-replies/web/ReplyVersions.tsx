import { Button } from '@mantine/core';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { WrittenPreview } from '#ground/ui/mail-editor/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { replyVersions, type ReplyContent } from '../contract.ts';
import { quickWords } from '../words.ts';

/** What the reply was before. Taking one puts it into the form: saving makes it the reply again. */
export const ReplyVersions = ({ id, onTake }: { id: number; onTake: (content: ReplyContent) => void }) => {
  const t = useWords(quickWords);
  const format = useFormat();
  const asked = useAsk(replyVersions, { id }, { fresh: true });
  if (asked.isError) return <ErrorNote error={asked.error} words={quickWords} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Loading lines={2} />;
  const { versions } = asked.data;
  if (versions.length === 0) return <p className="fields-why">{t('versions.none')}</p>;
  return (
    <ul className="quick-versions">
      {versions.map(({ version, keptAt, keptBy, content }) => (
        <li key={version}>
          <details>
            <summary>
              {t('version.of', { n: version, name: keptBy ?? '–', at: format.dateTime(keptAt) })}
              <b>{content.name}</b>
            </summary>
            <WrittenPreview html={content.html} label={t('preview')} />
            <Button size="xs" variant="default" onClick={() => onTake(content)}>
              {t('versions.take')}
            </Button>
          </details>
        </li>
      ))}
    </ul>
  );
};
