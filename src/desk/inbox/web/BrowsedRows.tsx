import { Button } from '@mantine/core';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconInbox, IconTrash } from '#ground/ui/icons.ts';
import { useAskPages } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { browse } from '../contract.ts';
import { inboxWords } from '../words.ts';
import type { ListProps } from './MyRows.tsx';
import { RowList } from './RowList.tsx';

/** What I may see outside my inbox, newest first, page after page. */
export const BrowsedRows = ({
  view,
  tagIds,
  onClearTags,
  ...props
}: {
  view: 'unassigned' | 'recent' | 'all' | 'trash';
  tagIds: readonly number[];
  onClearTags: () => void;
} & ListProps) => {
  const t = useWords(inboxWords);
  const pages = useAskPages(
    browse,
    (before) => ({ view, before, tagIds: [...tagIds] }),
    (page) => page.next,
    // What others take or close is not told to each agent.
    { freshOnMount: true },
  );
  if (pages.isError && !pages.data) {
    return (
      <div className="inbox-error">
        <ErrorNote error={pages.error} words={inboxWords} onRetry={() => void pages.refetch()} />
      </div>
    );
  }
  if (!pages.data) return <Loading lines={9} />;
  // A row that moved between two pages must not come twice.
  const rows = [...new Map(pages.data.pages.flatMap((page) => page.rows).map((row) => [row.id, row])).values()];
  if (rows.length === 0 && tagIds.length > 0) {
    return (
      <EmptyState icon={<IconInbox />} title={t('empty.filtered')}>
        <p>{t('empty.filtered.why', { n: tagIds.length })}</p>
        <Button variant="default" mt={8} onClick={onClearTags}>
          {t('filter.clear')}
        </Button>
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={view === 'trash' ? <IconTrash /> : <IconInbox />} title={t(`empty.${view}`)}>
        {t(`empty.${view}.why`)}
      </EmptyState>
    );
  }
  return (
    <RowList
      {...props}
      sections={[{ title: null, rows }]}
      showAssignee={view !== 'unassigned' && view !== 'trash'}
      label={t(`view.${view}`)}
      footer={
        pages.hasNextPage && (
          <div className="rows-more">
            <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('more.show')}
            </Button>
          </div>
        )
      }
    />
  );
};
