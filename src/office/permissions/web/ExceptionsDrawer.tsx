import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Switch } from '#spine/permissions/contract.ts';
import { concerns, deciding, isForRole, type Scope } from '#spine/permissions/rules.ts';
import { readRules, saveRule } from '../contract.ts';
import { permissionsWords } from '../words.ts';

type Known = z.output<typeof readRules.output>;
const CHOICES = ['none', 'yes', 'no'] as const;
type Choice = (typeof CHOICES)[number];
const valueOf: Record<Choice, boolean | null> = { none: null, yes: true, no: false };

/** A handful fits without looking for anybody. */
const FILTER_FROM = 9;
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** One line: whom the rule is about, what it says, and what then holds. */
const Line = (props: {
  title: string;
  then?: ReactNode;
  choice: Choice;
  readOnly: boolean;
  onChoose: (choice: Choice) => void;
}) => {
  const t = useWords(permissionsWords);
  return (
    <li>
      <span>
        <b>{props.title}</b>
        {props.then && <small>{props.then}</small>}
      </span>
      <NativeSelect
        aria-label={t('rule.of', { name: props.title })}
        disabled={props.readOnly}
        value={props.choice}
        data={CHOICES.map((value) => ({ value, label: t(`rule.${value}`) }))}
        onChange={({ currentTarget }) => props.onChoose(currentTarget.value as Choice)}
      />
    </li>
  );
};

/** The teams and people for whom a function is not as for their role. */
export const ExceptionsDrawer = (props: { name: Switch; readOnly: boolean; known: Known; onClose: () => void }) => {
  const { name, readOnly } = props;
  const { rules, teams, people } = props.known;
  const t = useWords(permissionsWords);
  const [query, setQuery] = useState('');
  const tell = useTell(saveRule, { invalidates: [readRules] });
  const line = (scope: Scope, title: string, then?: ReactNode) => {
    const said = rules.find(
      (rule) => rule.switch === name && JSON.stringify(rule.scope) === JSON.stringify(scope),
    )?.allowed;
    return (
      <Line
        key={title}
        title={title}
        then={then}
        readOnly={readOnly}
        choice={CHOICES.find((one) => valueOf[one] === (said ?? null))!}
        onChoose={(choice) =>
          tell.mutate(
            { switch: name, scope, allowed: valueOf[choice] },
            { onSuccess: () => announce(t('saved', { what: `${title}, ${t(`rule.${choice}`)}` })) },
          )
        }
      />
    );
  };
  const concerned = people.filter((one) => isForRole(name, one.role));
  const found = concerned.filter((one) => folded(one.name).includes(folded(query.trim())));
  return (
    <SideDrawer title={t('exceptions.of', { what: t(`switch.${name}`) })} size={520} onClose={props.onClose}>
      <div className="exceptions">
        <p className="fields-why">{t('exceptions.why')}</p>
        <ErrorNote error={tell.error} words={permissionsWords} />
        <h3>{t('teams')}</h3>
        {teams.length === 0 && <p className="quiet">{t('teams.none')}</p>}
        <ul>{teams.map((team) => line({ kind: 'team', teamId: team.id }, team.name))}</ul>
        <h3>{t('people')}</h3>
        {concerned.length >= FILTER_FROM && (
          <TextInput
            aria-label={t('filter')}
            placeholder={t('filter')}
            value={query}
            onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        )}
        {found.length === 0 && <p className="quiet">{t('filter.none')}</p>}
        <ul>
          {found.map((one) => {
            const rule = deciding(
              rules.filter(({ scope }) => concerns(scope, one)),
              name,
            );
            const holds = t(rule?.allowed === false ? 'then.no' : 'then.yes');
            return line(
              { kind: 'person', agentId: one.id },
              one.name,
              `${holds}, ${t(`from.${rule?.scope.kind ?? 'role'}`)}`,
            );
          })}
        </ul>
      </div>
    </SideDrawer>
  );
};
