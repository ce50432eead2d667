import { Switch, Tooltip } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Pill } from '#ground/ui/parts.tsx';
import { IconAlertTriangle, IconGripVertical } from '#ground/ui/icons.ts';
import { RowButton } from '#ground/ui/page/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Rule } from '#spine/routing-rules/contract.ts';
import { TagChips } from '#spine/tags/web/parts.tsx';
import { useConditionText } from '#spine/routing-rules/web/parts.tsx';
import { routingRulesWords } from '../words.ts';
import type { Draft } from './use-draft.ts';

export type Names = ReadonlyMap<number, string>;
const SHOWN = 4;

/** What the rule looks at, in a line. */
const Conditions = ({ rule, mailboxes }: { rule: Rule; mailboxes: Names }) => {
  const t = useWords(routingRulesWords);
  const text = useConditionText(mailboxes);
  const all = rule.groups.flatMap((group) => group.conditions).map(text);
  if (all.length === 0) return <small>{t('for-all')}</small>;
  const first = all.slice(0, SHOWN).join(' · ');
  return <small>{all.length > SHOWN ? t('and-more', { first, n: all.length - SHOWN }) : first}</small>;
};

const Actions = ({ rule, skills }: { rule: Rule; skills: Names }) => {
  const t = useWords(routingRulesWords);
  const skill = rule.skillId === null ? null : skills.get(rule.skillId);
  if (skill === undefined)
    return (
      <Pill tone="bad">
        <IconAlertTriangle size={13} />
        {t('broken')}
      </Pill>
    );
  return (
    <span className="cell-pills">
      {skill !== null && <Pill tone="accent">{t('does.skill', { name: skill })}</Pill>}
      {rule.priority !== null && <Pill>{t('does.priority', { n: rule.priority })}</Pill>}
      <TagChips ids={rule.tagIds} most={3} />
      {rule.autoAnswer && <Pill>{t('does.auto-answer')}</Pill>}
      {rule.stop && <Pill>{t('does.stop')}</Pill>}
    </span>
  );
};

type TableProps = {
  draft: Draft;
  skills: Names;
  mailboxes: Names;
  openKey: string | null;
  readOnly: boolean;
  onOpen: (rule: Rule) => void;
};

/** The list in its order, changed by dragging a line or by the arrow keys on its handle. */
export const RulesTable = ({ draft, skills, mailboxes, openKey, readOnly, onOpen }: TableProps) => {
  const t = useWords(routingRulesWords);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const handles = useRef(new Map<string, HTMLButtonElement>());
  const follow = useRef<string | null>(null);
  // A line that moves in the page loses the focus.
  useEffect(() => {
    if (follow.current) handles.current.get(follow.current)?.focus();
    follow.current = null;
  }, [draft.rules]);

  const byKey = (event: KeyboardEvent, rule: Rule, index: number): void => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: draft.rules.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    follow.current = rule.key;
    draft.move(rule.key, to);
  };
  const drop = (index: number): void => {
    if (dragged !== null) draft.move(dragged, index);
    setDragged(null);
    setOver(null);
  };
  return (
    <div className="sheet">
      <table aria-label={t('title')}>
        <thead>
          <tr>
            {(['order', 'rule', 'does', 'on'] as const).map((column) => (
              <th key={column} scope="col" data-end={column === 'on' || undefined}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {draft.rules.map((rule, index) => (
            <tr
              key={rule.key}
              draggable={!readOnly}
              data-muted={!rule.on || undefined}
              data-current={rule.key === openKey || undefined}
              data-dragged={rule.key === dragged || undefined}
              data-over={(over === index && dragged !== rule.key) || undefined}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', rule.name);
                setDragged(rule.key);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(index);
              }}
              onDrop={(event) => {
                event.preventDefault();
                drop(index);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onClick={(event) => {
                if (event.target instanceof Element && event.target.closest('button, label, input')) return;
                onOpen(rule);
              }}
            >
              <td className="rule-order">
                <Tooltip label={t('move.how')}>
                  <button
                    type="button"
                    className="rule-handle"
                    aria-label={t('move', { name: rule.name })}
                    aria-description={t('move.how')}
                    disabled={readOnly}
                    ref={(element) => {
                      if (element) handles.current.set(rule.key, element);
                      else handles.current.delete(rule.key);
                    }}
                    onKeyDown={(event) => byKey(event, rule, index)}
                  >
                    <IconGripVertical size={15} />
                    {index + 1}
                  </button>
                </Tooltip>
              </td>
              <td>
                <RowButton onOpen={() => onOpen(rule)}>
                  <span>
                    <b>{rule.name}</b>
                    <Conditions rule={rule} mailboxes={mailboxes} />
                  </span>
                </RowButton>
              </td>
              <td>
                <Actions rule={rule} skills={skills} />
              </td>
              <td data-end>
                <Switch
                  className="rule-on"
                  aria-label={t('turn-on', { name: rule.name })}
                  checked={rule.on}
                  disabled={readOnly}
                  onChange={(event) => draft.put({ ...rule, on: event.currentTarget.checked })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
