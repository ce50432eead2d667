import { Button, Progress } from '@mantine/core';
import { ErrorNote, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { TagChips } from '#spine/tags/web/parts.tsx';
import { TRIED } from '../contract.ts';
import { routingRulesWords } from '../words.ts';
import type { Names } from './RulesTable.tsx';
import type { Change, Trial } from './use-trial.ts';

type Outcome = Change['before'];

/** Only what differs from the other side is shown in full strength. */
const Side = ({ outcome, other, skills }: { outcome: Outcome; other: Outcome; skills: Names }) => {
  const t = useWords(routingRulesWords);
  const { skillId, priority, autoAnswer } = outcome;
  const tone = (same: boolean) => (same ? 'plain' : 'accent');
  const skill = skillId === null ? null : (skills.get(skillId) ?? t('skill.gone'));
  return (
    <span className="cell-pills">
      <Pill tone={tone(skillId === other.skillId)}>{skill ?? t('try.no-skill')}</Pill>
      {(priority !== null || other.priority !== null) && (
        <Pill tone={tone(priority === other.priority)}>
          {priority === null ? t('try.skill-priority') : t('does.priority', { n: priority })}
        </Pill>
      )}
      <TagChips ids={outcome.tagIds} most={3} />
      {autoAnswer !== null && <Pill tone={tone(other.autoAnswer !== null)}>{t('does.auto-answer')}</Pill>}
    </span>
  );
};

/** What the list would change of the latest mails, as it is found. */
export const TrialPanel = (props: {
  trial: Trial;
  old: boolean;
  skills: Names;
  onStop: () => void;
  onAgain: () => void;
}) => {
  const t = useWords(routingRulesWords);
  const { running, tried, changes, error } = props.trial;
  return (
    <Panel title={t('try.title')} why={t('try.why')}>
      {running ? (
        <div className="trial-running">
          <Progress
            value={(100 * tried) / TRIED}
            aria-label={t('try.title')}
            aria-valuetext={t('try.running', { n: tried, total: TRIED })}
          />
          <span>{t('try.running', { n: tried, total: TRIED })}</span>
          <Button variant="default" size="xs" onClick={props.onStop}>
            {t('try.stop')}
          </Button>
        </div>
      ) : (
        <p className="trial-done">
          <b>{t('try.done', { changed: changes.length, tried })}</b>
          {props.old && (
            <>
              <Pill tone="warn">{t('try.old')}</Pill>
              <Button variant="default" size="xs" onClick={props.onAgain}>
                {t('try')}
              </Button>
            </>
          )}
        </p>
      )}
      <ErrorNote error={error} words={routingRulesWords} onRetry={props.onAgain} />
      {changes.length > 0 && (
        <div className="sheet trial-sheet">
          <table aria-label={t('try.title')}>
            <thead>
              <tr>
                {(['mail', 'before', 'after', 'rules'] as const).map((column) => (
                  <th key={column} scope="col" data-wide-only={column === 'rules' || undefined}>
                    {t(`try.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map((one) => (
                <tr key={one.interactionId}>
                  <td className="trial-mail">
                    <b>{one.subject || t('try.no-subject')}</b>
                    <small>
                      {one.sender || t('try.hidden')} · <ShortTime at={one.at} />
                    </small>
                  </td>
                  <td>
                    <Side outcome={one.before} other={one.after} skills={props.skills} />
                  </td>
                  <td>
                    <Side outcome={one.after} other={one.before} skills={props.skills} />
                  </td>
                  <td data-wide-only>{(one.after.rules.length > 0 ? one.after : one.before).rules.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changes.some((one) => one.after.autoAnswer !== null) && <p className="fields-why">{t('try.lists')}</p>}
    </Panel>
  );
};
