import './staff.css';
import { Checkbox, Tabs, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EmptyState, ErrorNote, Loading, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { IconPlus, IconSearch, IconUsers } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { listStaff } from '../contract.ts';
import { staffWords } from '../words.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { TeamDrawer } from './TeamDrawer.tsx';

type Open = { what: 'person' | 'team'; id: number | null } | null;

/** Who works here: people and teams. Supervisors look, administrators change. */
export const StaffPage = () => {
  const t = useWords(staffWords);
  const form = useWords(formWords);
  const staff = useAsk(listStaff, {});
  const skills = useAsk(skillNames, {}).data?.skills ?? [];
  const readOnly = useMe().data?.role !== 'administrator';
  const [tab, setTab] = useState<'people' | 'teams'>('people');
  const [open, setOpen] = useState<Open>(null);
  const [text, setText] = useState('');
  const [withDisabled, setWithDisabled] = useState(false);

  if (staff.isError && !staff.data) {
    return (
      <Page title={t('title')} why={t('why')}>
        <ErrorNote error={staff.error} onRetry={() => void staff.refetch()} />
      </Page>
    );
  }
  if (!staff.data) return <Loading lines={8} />;
  const { people, teams } = staff.data;
  const disabled = people.filter((person) => person.disabledAt !== null).length;
  const wanted = text.trim().toLocaleLowerCase();
  const shown = people.filter(
    (person) =>
      (withDisabled || person.disabledAt === null) &&
      [person.name, person.login, person.email, person.teamName ?? ''].some((each) =>
        each.toLocaleLowerCase().includes(wanted),
      ),
  );
  const close = (): void => setOpen(null);

  return (
    <Page
      title={t('title')}
      why={t('why')}
      acts={
        <ReasonedButton
          leftSection={<IconPlus size={15} />}
          reason={readOnly ? form('read-only') : null}
          onClick={() => setOpen({ what: tab === 'people' ? 'person' : 'team', id: null })}
        >
          {t(tab === 'people' ? 'people.add' : 'team.add')}
        </ReasonedButton>
      }
    >
      <Tabs value={tab} onChange={(value) => setTab(value === 'teams' ? 'teams' : 'people')} keepMounted={false}>
        <Tabs.List mb={14}>
          <Tabs.Tab value="people">
            {t('tab.people')}
            <span className="tab-count">{people.length - disabled}</span>
          </Tabs.Tab>
          <Tabs.Tab value="teams">
            {t('tab.teams')}
            <span className="tab-count">{teams.length}</span>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <div className="page-tools staff-tools">
            <TextInput
              className="staff-find"
              type="search"
              aria-label={t('people.find')}
              placeholder={t('people.find')}
              leftSection={<IconSearch size={15} />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {disabled > 0 && (
              <Checkbox
                label={t('people.disabled', { n: disabled })}
                checked={withDisabled}
                onChange={(event) => setWithDisabled(event.currentTarget.checked)}
              />
            )}
          </div>
          {shown.length === 0 ? (
            <EmptyState icon={<IconUsers />} title={t('people.none')}>
              {t('people.none.why')}
            </EmptyState>
          ) : (
            <PeopleTable
              people={shown}
              teams={teams}
              skillName={(id) => skills.find((skill) => skill.id === id)?.name ?? `#${id}`}
              openId={open?.what === 'person' ? open.id : null}
              onOpen={(person) => setOpen({ what: 'person', id: person.id })}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          {teams.length === 0 ? (
            <EmptyState icon={<IconUsers />} title={t('teams.none')}>
              {t('teams.none.why')}
            </EmptyState>
          ) : (
            <Sheet
              label={t('tab.teams')}
              head={[
                { word: t('column.name') },
                { word: t('team.limit'), end: true },
                { word: t('column.agents'), end: true },
              ]}
            >
              {teams.map((team) => {
                const show = (): void => setOpen({ what: 'team', id: team.id });
                return (
                  <SheetRow key={team.id} onOpen={show}>
                    <td>
                      <RowButton onOpen={show}>
                        <b>{team.name}</b>
                      </RowButton>
                    </td>
                    <td data-end>{team.inboxLimit}</td>
                    <td data-end>{team.agents}</td>
                  </SheetRow>
                );
              })}
            </Sheet>
          )}
        </Tabs.Panel>
      </Tabs>
      {open?.what === 'person' && (
        <PersonDrawer
          key={open.id}
          person={people.find((person) => person.id === open.id) ?? null}
          teams={teams}
          readOnly={readOnly}
          onClose={close}
        />
      )}
      {open?.what === 'team' && (
        <TeamDrawer
          key={open.id}
          team={teams.find((team) => team.id === open.id) ?? null}
          people={people.filter((person) => person.teamId === open.id).length}
          readOnly={readOnly}
          onClose={close}
        />
      )}
    </Page>
  );
};
