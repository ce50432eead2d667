import { Avatar, Pill } from '#ground/ui/parts.tsx';
import { RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { peopleWords } from '#spine/people/words.ts';
import { staffWords } from '../words.ts';
import { limitOf, type Person, type Team } from './staff-data.ts';

/** More would make a line of two; the rest is in the record and in the tooltip. */
const SHOWN_SKILLS = 3;

export const PeopleTable = (props: {
  people: readonly Person[];
  teams: readonly Team[];
  skillName: (id: number) => string;
  openId: number | null;
  onOpen: (person: Person) => void;
}) => {
  const t = useWords(staffWords);
  const people = useWords(peopleWords);
  return (
    <Sheet
      label={t('tab.people')}
      head={[
        { word: t('column.name') },
        { word: t('column.team') },
        { word: t('column.state') },
        { word: t('column.email') },
        { word: t('column.skills') },
        { word: t('column.limit'), end: true },
      ]}
    >
      {props.people.map((person) => {
        const { limit, from } = limitOf(person, props.teams);
        const skills = person.skills.map(({ skillId, level }) => ({ name: props.skillName(skillId), level }));
        const rest = skills.slice(SHOWN_SKILLS);
        return (
          <SheetRow
            key={person.id}
            muted={person.disabledAt !== null}
            current={person.id === props.openId}
            onOpen={() => props.onOpen(person)}
          >
            <td>
              <RowButton onOpen={() => props.onOpen(person)}>
                <Avatar name={person.name} />
                <span>
                  <b>{person.name}</b>
                  <small>
                    {person.login}
                    {person.role !== 'agent' && ` · ${people(`role.${person.role}`)}`}
                  </small>
                </span>
              </RowButton>
            </td>
            <td>{person.teamName ?? <span className="quiet">–</span>}</td>
            <td>
              {person.disabledAt === null ? (
                <span className="person-state">
                  <i className="state-dot" data-state={person.state} />
                  {people(`state.${person.state}`)}
                </span>
              ) : (
                <Pill>{t('account.disabled')}</Pill>
              )}
            </td>
            <td>
              <Pill tone={person.emailEnabled ? 'ok' : 'warn'}>
                {t(person.emailEnabled ? 'email.on' : 'email.off')}
              </Pill>
            </td>
            <td>
              {skills.length === 0 && <span className="quiet">{t('skills.none')}</span>}
              <span className="cell-pills">
                {skills.slice(0, SHOWN_SKILLS).map(({ name, level }) => (
                  <Pill key={name} title={t('skill.level', { name, level })}>
                    {name}
                    <span className="person-level">{level}</span>
                  </Pill>
                ))}
                {rest.length > 0 && (
                  <Pill title={rest.map((each) => t('skill.level', each)).join('\n')}>
                    {t('skills.more', { n: rest.length })}
                  </Pill>
                )}
              </span>
            </td>
            <td data-end title={t(`limit.${from}`)}>
              {from === 'own' ? limit : <span className="quiet">{limit}</span>}
            </td>
          </SheetRow>
        );
      })}
    </Sheet>
  );
};
