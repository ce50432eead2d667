import { MultiSelect, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { announce } from '#ground/web/announce.tsx';
import { FormDrawer, formWords, useForm, type Form } from '#ground/ui/form/parts.tsx';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { ruleShape, type Rule, type RuleInput } from '#spine/routing-rules/contract.ts';
import { doesNothing } from '#spine/routing-rules/rules.ts';
import { useTags } from '#spine/tags/web/parts.tsx';
import { routingRulesWords } from '../words.ts';
import { GroupsEditor } from './GroupsEditor.tsx';
import type { Names } from './RulesTable.tsx';

export type RuleForm = Form<RuleInput>;

const Actions = ({ form, skills }: { form: RuleForm; skills: Names }) => {
  const t = useWords(routingRulesWords);
  const tags = useTags();
  const { skillId, autoAnswer, tagIds = [] } = form.value;
  const gone = skillId !== null && !skills.has(skillId) ? [{ value: String(skillId), label: t('skill.gone') }] : [];
  return (
    <section className="fields-part" aria-label={t('then.does')}>
      <h3>{t('then.does')}</h3>
      <div className="fields-row">
        <Select
          label={t('skill')}
          placeholder={t('skill.none')}
          clearable
          searchable
          data={[...[...skills].map(([id, label]) => ({ value: String(id), label })), ...gone]}
          value={skillId === null ? null : String(skillId)}
          error={gone.length > 0 && t('broken')}
          onChange={(next) => form.set('skillId', next === null ? null : Number(next))}
        />
        <NumberInput
          label={t('priority')}
          placeholder={t('priority.none')}
          description={t('priority.why')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          min={1}
          max={10}
          {...form.number('priority', true)}
        />
      </div>
      <MultiSelect
        label={t('tags')}
        description={t('tags.why')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        searchable
        maxValues={20}
        data={tags
          .filter((tag) => !tag.archived || tagIds.includes(tag.id))
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={tagIds.map(String)}
        onChange={(next) => form.set('tagIds', next.map(Number))}
      />
      <Switch
        label={t('auto-answer')}
        description={t('auto-answer.why')}
        checked={autoAnswer !== null}
        onChange={(event) => form.set('autoAnswer', event.currentTarget.checked ? { text: '' } : null)}
      />
      {autoAnswer && (
        <Textarea
          label={t('auto-answer.text')}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={5_000}
          {...form.text('autoAnswer.text')}
        />
      )}
      <Switch label={t('stop')} {...form.flag('stop')} />
    </section>
  );
};

/** One rule. What is kept here goes into the list; the list as a whole is saved on the page. */
export const RuleDrawer = (props: {
  rule: Rule;
  isNew: boolean;
  skills: Names;
  mailboxes: Names;
  readOnly: boolean;
  onKeep: (rule: Rule) => void;
  onRemove: (key: string) => void;
  onClose: () => void;
}) => {
  const t = useWords(routingRulesWords);
  const common = useWords(formWords);
  const { rule } = props;
  const form = useForm({
    shape: ruleShape,
    saved: rule,
    error: null,
    words: routingRulesWords,
    onValid: (value) => {
      if (doesNothing(value)) return;
      props.onKeep(ruleShape.parse(value));
      props.onClose();
    },
  });
  const idle = doesNothing(form.value);
  return (
    <FormDrawer
      title={props.isNew ? t('new') : rule.name}
      size={640}
      dirty={form.dirty}
      busy={false}
      error={null}
      words={routingRulesWords}
      readOnly={props.readOnly}
      saveLabel={t('keep')}
      note={
        idle &&
        !props.readOnly && (
          <p className="fields-why" role="status">
            {t('refused.does-nothing', { rule: form.value.name })}
          </p>
        )
      }
      onSubmit={form.onSubmit}
      onClose={props.onClose}
      foot={
        !props.isNew && (
          <ReasonedButton
            variant="subtle"
            color="red"
            reason={props.readOnly ? common('read-only') : null}
            onClick={() => {
              props.onRemove(rule.key);
              announce(t('removed', { name: rule.name }));
              props.onClose();
            }}
          >
            {t('remove')}
          </ReasonedButton>
        )
      }
    >
      <div className="rule-name">
        <TextInput label={t('name')} autoComplete="off" maxLength={120} data-autofocus {...form.text('name')} />
        <Switch label={t('on')} {...form.flag('on')} />
      </div>
      <GroupsEditor form={form} mailboxes={props.mailboxes} />
      <Actions form={form} skills={props.skills} />
    </FormDrawer>
  );
};
