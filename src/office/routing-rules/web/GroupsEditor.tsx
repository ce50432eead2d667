import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Condition, RuleInput } from '#spine/routing-rules/contract.ts';
import { routingRulesWords } from '../words.ts';
import { ConditionFields, FieldSelect, freshCondition, SenseSelect } from './ConditionFields.tsx';
import type { RuleForm } from './RuleDrawer.tsx';
import type { Names } from './RulesTable.tsx';

type Group = RuleInput['groups'][number];
const MOST_GROUPS = 10;
const MOST_CONDITIONS = 20;

/** All or any of some conditions, and all or any of such groups: no deeper. */
export const GroupsEditor = ({ form, mailboxes }: { form: RuleForm; mailboxes: Names }) => {
  const t = useWords(routingRulesWords);
  const { groups } = form.value;
  const setGroups = (next: Group[]): void => form.set('groups', next);
  const setConditions = (at: number, conditions: Group['conditions']): void =>
    setGroups(
      conditions.length === 0
        ? groups.filter((_group, other) => other !== at)
        : groups.map((group, other) => (other === at ? { ...group, conditions } : group)),
    );
  const matches = (of: 'match' | 'groups') =>
    (['all', 'any'] as const).map((value) => ({ value, label: t(`${of}.${value}`) }));
  return (
    <section className="fields-part" aria-label={t('when')}>
      <h3>{t('when')}</h3>
      {groups.length === 0 && <p className="fields-why">{t('when.all')}</p>}
      {groups.length > 1 && (
        <Select label={t('match.groups')} allowDeselect={false} data={matches('groups')} {...form.choice('match')} />
      )}
      {groups.map((group, at) => (
        <div key={at} className="rule-group" role="group" aria-label={t('group', { n: at + 1 })}>
          {group.conditions.length > 1 && (
            <Select
              aria-label={t('match', { n: at + 1 })}
              allowDeselect={false}
              data={matches('match')}
              {...form.choice(`groups.${at}.match`)}
            />
          )}
          {group.conditions.map((condition, index) => {
            const path = `groups.${at}.conditions.${index}`;
            const put = (next: Condition): void => form.set(path, next);
            return (
              <div key={index} className="rule-condition" role="group" aria-label={t('condition', { n: index + 1 })}>
                <FieldSelect condition={condition as Condition} onChange={put} />
                <SenseSelect condition={condition as Condition} onChange={put} />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('condition.remove', { n: index + 1 })}
                  onClick={() =>
                    setConditions(
                      at,
                      group.conditions.filter((_one, other) => other !== index),
                    )
                  }
                >
                  <IconTrash size={16} />
                </ActionIcon>
                <ConditionFields
                  form={form}
                  path={path}
                  condition={condition as Condition}
                  mailboxes={mailboxes}
                  onChange={put}
                />
              </div>
            );
          })}
          <Button
            className="rule-add"
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} />}
            disabled={group.conditions.length >= MOST_CONDITIONS}
            onClick={() => setConditions(at, [...group.conditions, freshCondition('subject')])}
          >
            {t('condition.add')}
          </Button>
        </div>
      ))}
      <Button
        className="rule-add"
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        disabled={groups.length >= MOST_GROUPS}
        onClick={() => setGroups([...groups, { match: 'all', conditions: [freshCondition('subject')] }])}
      >
        {t(groups.length === 0 ? 'condition.add' : 'group.add')}
      </Button>
    </section>
  );
};
