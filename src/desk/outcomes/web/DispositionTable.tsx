import { ActionIcon } from '@mantine/core';
import type { z } from 'zod';
import { notifyRefused, Pill } from '#ground/ui/parts.tsx';
import { IconChevronDown, IconChevronUp } from '#ground/ui/icons.ts';
import { RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { moveDisposition, officeDispositions } from '../contract.ts';
import { outcomesWords } from '../words.ts';

type Office = z.output<typeof officeDispositions.output>;
export type DispositionOfOffice = Office['dispositions'][number];

/** In the order in which agents see them; those retired last. */
export const DispositionTable = (props: {
  rows: readonly DispositionOfOffice[];
  skills: Office['skills'];
  readOnly: boolean;
  openId: number | 'new' | null;
  onOpen: (id: number) => void;
}) => {
  const t = useWords(outcomesWords);
  const refusal = useRefusal(outcomesWords);
  const names = new Map(props.skills.map(({ skillId, name }) => [skillId, name]));
  const move = useTell(moveDisposition, { invalidates: [officeDispositions] });
  const inUse = props.rows.filter((row) => !row.archived);
  const moveBy = (row: DispositionOfOffice, step: 1 | -1): void => {
    const to = inUse.indexOf(row) + step;
    if (move.isPending || to < 0 || to >= inUse.length) return;
    move.mutate(
      { id: row.id, down: step === 1 },
      {
        onSuccess: () => announce(t('moved', { name: row.name, n: to + 1 })),
        onError: (error) => notifyRefused(refusal(error)),
      },
    );
  };
  return (
    <Sheet
      label={t('office.title')}
      head={[
        { word: t('column.name') },
        { word: t('column.skills') },
        { word: t('column.uses'), end: true, wideOnly: true },
        ...(props.readOnly ? [] : [{ word: t('column.order'), end: true }]),
      ]}
    >
      {props.rows.map((row) => (
        <SheetRow
          key={row.id}
          muted={row.archived}
          current={row.id === props.openId}
          onOpen={() => props.onOpen(row.id)}
        >
          <td>
            <RowButton onOpen={() => props.onOpen(row.id)}>
              <b>{row.name}</b>
            </RowButton>
            {row.archived && <Pill>{t('retired')}</Pill>}
          </td>
          <td>
            {row.skillIds.length > 0 ? (
              row.skillIds.flatMap((id) => names.get(id) ?? []).join(', ')
            ) : (
              <span className="quiet">{t('skills.none')}</span>
            )}
          </td>
          <td data-end data-wide-only>
            {row.uses > 0 ? row.uses : <span className="quiet">0</span>}
          </td>
          {!props.readOnly && (
            <td data-end>
              {!row.archived && (
                <span className="disposition-order">
                  {([-1, 1] as const).map((step) => (
                    <ActionIcon
                      key={step}
                      variant="subtle"
                      color="gray"
                      size={26}
                      aria-label={t(step === 1 ? 'move.down' : 'move.up', { name: row.name })}
                      aria-disabled={inUse[inUse.indexOf(row) + step] === undefined || undefined}
                      onClick={() => moveBy(row, step)}
                    >
                      {step === 1 ? <IconChevronDown size={15} /> : <IconChevronUp size={15} />}
                    </ActionIcon>
                  ))}
                </span>
              )}
            </td>
          )}
        </SheetRow>
      ))}
    </Sheet>
  );
};
