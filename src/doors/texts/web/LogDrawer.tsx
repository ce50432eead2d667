import { Button } from '@mantine/core';
import { IconPencil, IconRefresh } from '#ground/ui/icons.ts';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading, notifyDone, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { useAskPages, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { textFailureWords } from '#spine/channels/texts/words.ts';
import { checkChannel, KANNEL_PATIENCE, kannelService, readLog, scriptTag, trialPath } from '../contract.ts';
import { textsWords } from '../words.ts';
import type { Listed } from './ChannelsPage.tsx';

/** What somebody must put elsewhere; `otherwise` in its place, why there is nothing to put. */
const ToCopy = ({
  title,
  text,
  otherwise,
  why,
  done,
}: {
  title: string;
  text: string | null;
  otherwise?: string;
  why?: string;
  done: string;
}) => {
  const t = useWords(textsWords);
  return (
    <div className="texts-hook">
      <b>{title}</b>
      {text === null ? (
        <p className="quiet">{otherwise}</p>
      ) : (
        <p>
          <code>{text}</code>{' '}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void navigator.clipboard.writeText(text).then(() => notifyDone(done))}
          >
            {t('copy')}
          </Button>
        </p>
      )}
      {text !== null && why && <p className="quiet">{why}</p>}
    </div>
  );
};

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
          {connection.provider === 'site' && (
            <Button component="a" href={trialPath(connection.id)} target="_blank" variant="default">
              {t('site.try')}
            </Button>
          )}
          {connection.provider !== 'play' && connection.provider !== 'site' && (
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
        {connection.provider === 'site' && (
          <ToCopy
            title={t('site.tag')}
            text={scriptTag(props.publicUrl ?? location.origin, connection.id)}
            done={t('site.copied')}
          />
        )}
        {hookUrl && connection.provider === 'kannel' && (
          <ToCopy
            title={t('kannel.service')}
            text={props.publicUrl === null ? null : kannelService(hookUrl)}
            otherwise={t('hook.no-public')}
            why={t('kannel.service.why', { patience: KANNEL_PATIENCE.join(', ') })}
            done={t('kannel.copied')}
          />
        )}
        {hookUrl && connection.provider !== 'site' && connection.provider !== 'kannel' && (
          <ToCopy
            title={t('hook.url')}
            text={props.publicUrl === null ? null : hookUrl}
            otherwise={t('hook.no-public')}
            done={t('copied')}
          />
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
