import { Button } from '@mantine/core';
import { IconPencil, IconRefresh } from '#ground/ui/icons.ts';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading, notifyDone, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { useAskPages, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { textFailureWords } from '#spine/channels/texts/words.ts';
import { checkChannel, readLog } from '../contract.ts';
import { textsWords } from '../words.ts';
import type { Listed } from './ChannelsPage.tsx';

/** One connection: where its provider reaches us, whether the account is good, and all that it did. */
export const LogDrawer = (props: {
  connection: Listed;
  publicUrl: string | null;
  onChange: () => void;
  onClose: () => void;
}) => {
  const { connection } = props;
  const t = useWords(textsWords);
  const failure = useWords(textFailureWords);
  const pages = useAskPages(
    readLog,
    (before) => ({ connectionId: connection.id, before }),
    (page) => page.next,
  );
  const rows = [
    ...new Map((pages.data?.pages ?? []).flatMap((page) => page.rows).map((row) => [row.id, row])).values(),
  ];
  const check = useTell(checkChannel, {
    onDone: ({ name }) => notifyDone(t('check.works', { name: name ? ` (${name})` : '' })),
  });
  const { hookUrl } = connection;
  return (
    <SideDrawer title={connection.name} size={620} onClose={props.onClose}>
      <div className="texts-log">
        <div className="texts-acts">
          <Button variant="default" leftSection={<IconPencil size={15} />} onClick={props.onChange}>
            {t('change')}
          </Button>
          {connection.provider !== 'play' && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={15} />}
              loading={check.isPending}
              onClick={() => check.mutate({ id: connection.id })}
            >
              {t('check')}
            </Button>
          )}
        </div>
        <ErrorNote error={check.error} words={textsWords} />
        {hookUrl && (
          <div className="texts-hook">
            <b>{t('hook.url')}</b>
            {props.publicUrl === null ? (
              <p className="quiet">{t('hook.no-public')}</p>
            ) : (
              <p>
                <code>{hookUrl}</code>{' '}
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => void navigator.clipboard.writeText(hookUrl).then(() => notifyDone(t('copied')))}
                >
                  {t('copy')}
                </Button>
              </p>
            )}
          </div>
        )}
        <h3>{t('log')}</h3>
        {pages.isError && !pages.data && (
          <ErrorNote error={pages.error} words={textsWords} onRetry={() => void pages.refetch()} />
        )}
        {pages.isPending && <Loading lines={5} />}
        {pages.data && rows.length === 0 && <EmptyState icon={<IconRefresh />} title={t('log.none')} />}
        <ul className="texts-rows" aria-label={t('log')}>
          {rows.map((row) => (
            <li key={row.id}>
              <Pill tone={row.failure ? 'bad' : 'plain'}>{t(`what.${row.what}`)}</Pill>
              <ShortTime at={row.at} />
              {(row.failure || row.detail) && (
                <small>
                  {row.failure && failure(`failure.${row.failure}`)} {row.detail}
                </small>
              )}
            </li>
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('log.more')}
          </Button>
        )}
      </div>
    </SideDrawer>
  );
};
