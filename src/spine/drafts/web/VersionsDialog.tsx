import './versions.css';
import { Button, Modal } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { z } from 'zod';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconHistory } from '#ground/ui/icons.ts';
import { announce } from '#ground/web/announce.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listVersions, readVersion, restoreVersion } from '../contract.ts';
import { draftWords } from '../words.ts';
import type { VersionsProps } from './VersionsButton.tsx';

type Version = z.output<typeof listVersions.output>['versions'][number];

const useWhy = () => {
  const t = useWords(draftWords);
  return ({ reason, byName }: Version): string =>
    reason === 'restored' ? t('version.restored.why') : t(`version.${reason}`, { name: byName ?? '' });
};

/** Arrow keys go from version to version, as in any list box. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
  const way = step[event.key as keyof typeof step];
  if (!way) return;
  event.preventDefault();
  const next = (event.target as Element)[way];
  if (next instanceof HTMLElement) next.focus();
};

const Preview = (props: VersionsProps & { versionId: number }) => {
  const asked = useAsk(readVersion, { key: props.draftKey, versionId: props.versionId });
  if (asked.isError) return <ErrorNote error={asked.error} words={draftWords} />;
  return asked.data ? props.render(asked.data.content) : <Loading lines={5} />;
};

const List = (props: { versions: readonly Version[]; chosen: number | null; onChoose: (id: number) => void }) => {
  const t = useWords(draftWords);
  const why = useWhy();
  const format = useFormat();
  const { versions, chosen, onChoose } = props;
  return (
    <div className="versions-list" role="listbox" aria-label={t('versions.title')} onKeyDown={walk}>
      {versions.map((one) => (
        <button
          key={one.id}
          type="button"
          role="option"
          aria-selected={one.id === chosen}
          tabIndex={one.id === chosen ? 0 : -1}
          data-autofocus={one.id === chosen || undefined}
          onFocus={() => onChoose(one.id)}
          onClick={() => onChoose(one.id)}
        >
          <span className="versions-when">
            <time dateTime={one.keptAt}>{format.dateTime(one.keptAt)}</time>
            <small>{why(one)}</small>
          </span>
          <span className="versions-words">{one.firstWords || t('version.empty')}</span>
        </button>
      ))}
    </div>
  );
};

/** The versions of a draft: when, their first words, the whole, and back to one of them. */
export const VersionsDialog = (props: VersionsProps & { onClose: () => void }) => {
  const t = useWords(draftWords);
  const common = useWords(commonWords);
  const { draftKey, interactionId, onClose } = props;
  const asked = useAsk(listVersions, { key: draftKey }, { fresh: true });
  const [picked, setPicked] = useState<number | null>(null);
  const restore = useTell(restoreVersion, {
    onDone: () => {
      announce(t('version.restored'));
      onClose();
      props.onRestored();
    },
  });
  const versions = asked.data?.versions ?? [];
  const chosen = picked ?? versions[0]?.id ?? null;
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(860px, 94vw)"
      title={t('versions.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ErrorNote error={restore.error ?? (asked.data ? null : asked.error)} words={draftWords} />
      {asked.isPending && <Loading lines={6} />}
      {asked.data && chosen === null && (
        <EmptyState icon={<IconHistory />} title={t('versions.none')}>
          {t('versions.none.why')}
        </EmptyState>
      )}
      {chosen !== null && (
        <div className="versions">
          <List versions={versions} chosen={chosen} onChoose={setPicked} />
          <div className="versions-preview">
            <Preview {...props} versionId={chosen} />
          </div>
          <div className="versions-foot">
            <small>{t('versions.kept')}</small>
            <Button
              loading={restore.isPending}
              onClick={() => restore.mutate({ key: draftKey, versionId: chosen, interactionId })}
            >
              {t('version.restore')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
};
