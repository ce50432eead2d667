import { ErrorNote, Loading, notifyDone, Pill, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Rule } from '#spine/routing-rules/contract.ts';
import { rulesVersions } from '../contract.ts';
import { routingRulesWords } from '../words.ts';
import type { Names } from './RulesTable.tsx';

/** The sets that were in force. Taking one puts it into the list: saving makes it the set in force again. */
export const VersionsDrawer = (props: {
  inForce: number;
  skills: Names;
  readOnly: boolean;
  onTake: (rules: Rule[]) => void;
  onClose: () => void;
}) => {
  const t = useWords(routingRulesWords);
  const form = useWords(formWords);
  const format = useFormat();
  const asked = useAsk(rulesVersions, {}, { fresh: true });
  const versions = asked.data?.versions;
  return (
    <SideDrawer title={t('versions')} size={480} onClose={props.onClose}>
      <div className="drawer-fields">
        {asked.isError && (
          <ErrorNote error={asked.error} words={routingRulesWords} onRetry={() => void asked.refetch()} />
        )}
        {!versions && !asked.isError && <Loading lines={6} />}
        {versions?.length === 0 && <p className="fields-why">{t('versions.none')}</p>}
        <ul className="rule-versions">
          {versions?.map(({ version, savedBy, savedAt, rules }) => (
            <li key={version}>
              <details>
                <summary>
                  {t('version.of', { n: version, name: savedBy ?? '–', at: format.dateTime(savedAt) })}
                  {version === props.inForce && <Pill tone="ok">{t('version.now')}</Pill>}
                </summary>
                {rules.length === 0 && <p className="fields-why">{t('version.empty')}</p>}
                <ol>
                  {rules.map((rule) => (
                    <li key={rule.key} data-off={!rule.on || undefined}>
                      {rule.name}
                      {rule.skillId !== null && <small> → {props.skills.get(rule.skillId) ?? t('skill.gone')}</small>}
                    </li>
                  ))}
                </ol>
                {version !== props.inForce && (
                  <ReasonedButton
                    size="xs"
                    variant="default"
                    reason={props.readOnly ? form('read-only') : null}
                    onClick={() => {
                      props.onTake(rules);
                      notifyDone(t('version.taken', { n: version }));
                      props.onClose();
                    }}
                  >
                    {t('version.take')}
                  </ReasonedButton>
                )}
              </details>
            </li>
          ))}
        </ul>
      </div>
    </SideDrawer>
  );
};
