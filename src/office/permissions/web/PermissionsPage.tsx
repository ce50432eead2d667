import './permissions.css';
import { Switch as Toggle } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote, Loading, Pill } from '#ground/ui/parts.tsx';
import { Page, RowButton, Sheet } from '#ground/ui/page/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { SWITCHES, type Switch } from '#spine/permissions/contract.ts';
import { deciding, isForRole } from '#spine/permissions/rules.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { readRules, saveRule } from '../contract.ts';
import { permissionsWords } from '../words.ts';
import { ExceptionsDrawer } from './ExceptionsDrawer.tsx';

const ROLES = ['agent', 'supervisor', 'administrator'] as const;

/** Each function, whom of the three roles it is for, and how many are an exception. */
export const PermissionsPage = () => {
  const t = useWords(permissionsWords);
  const asked = useAsk(readRules, {});
  const [open, setOpen] = useState<Switch | null>(null);
  const tell = useTell(saveRule, { invalidates: [readRules] });
  const readOnly = useMe().data?.role !== 'administrator';
  if (!asked.data) return asked.isError ? <ErrorNote error={asked.error} /> : <Loading lines={8} />;
  const { rules } = asked.data;
  const exceptionsOf = (name: Switch): number =>
    rules.filter((rule) => rule.switch === name && rule.scope.kind !== 'role').length;
  return (
    <Page title={t('title')} why={t('why')}>
      <ErrorNote error={tell.error} words={permissionsWords} />
      {readOnly && <p className="quiet">{t('read-only')}</p>}
      <Sheet
        label={t('list')}
        head={[
          { word: t('column.switch') },
          ...ROLES.map((role) => ({ word: t(`column.${role}`) })),
          { word: t('column.exceptions') },
        ]}
      >
        {SWITCHES.map((name) => (
          <tr key={name} data-current={open === name || undefined}>
            <td className="permission-name">
              <b>{t(`switch.${name}`)}</b>
              <small>{t(`why.${name}`)}</small>
            </td>
            {ROLES.map((role) => {
              if (!isForRole(name, role))
                return (
                  <td key={role} className="quiet" title={t('never.role')}>
                    <span aria-hidden>—</span>
                    <span className="visually-hidden">{t('never.role')}</span>
                  </td>
                );
              const about = rules.filter(({ scope }) => scope.kind === 'role' && scope.role === role);
              const what = t('allow.role', { what: t(`switch.${name}`), role: t(`column.${role}`) });
              return (
                <td key={role}>
                  <Toggle
                    aria-label={what}
                    disabled={readOnly}
                    checked={deciding(about, name)?.allowed ?? true}
                    onChange={({ currentTarget }) =>
                      tell.mutate(
                        { switch: name, scope: { kind: 'role', role }, allowed: currentTarget.checked },
                        { onSuccess: () => announce(t('saved', { what })) },
                      )
                    }
                  />
                </td>
              );
            })}
            <td>
              <RowButton onOpen={() => setOpen(name)}>
                <Pill tone={exceptionsOf(name) > 0 ? 'accent' : undefined}>
                  {t('exceptions', { n: exceptionsOf(name) })}
                </Pill>
              </RowButton>
            </td>
          </tr>
        ))}
      </Sheet>
      {open && <ExceptionsDrawer name={open} readOnly={readOnly} known={asked.data} onClose={() => setOpen(null)} />}
    </Page>
  );
};
