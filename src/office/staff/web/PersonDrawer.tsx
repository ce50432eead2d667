import { NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { z } from 'zod';
import { notifyDone } from '#ground/ui/parts.tsx';
import { IconBolt, IconMail } from '#ground/ui/icons.ts';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { passwordShape, roleShape } from '#spine/people/contract.ts';
import { peopleWords } from '#spine/people/words.ts';
import { skillNames } from '#spine/routing/contract.ts';
import { addPerson, changePerson, listStaff, newPersonShape } from '../contract.ts';
import { staffWords } from '../words.ts';
import { DisableButton } from './DisableButton.tsx';
import { SkillLevels } from './SkillLevels.tsx';
import { limitOf, type Person, type Team } from './staff-data.ts';

const newShape = newPersonShape.extend({ teamId: z.coerce.number().nullable() });
const changeShape = newShape.extend({ password: z.union([z.literal(''), passwordShape]) });

/** Adds a person, or changes everything about one. */
export const PersonDrawer = (props: {
  person: Person | null;
  teams: readonly Team[];
  readOnly: boolean;
  onClose: () => void;
}) => {
  const { person, teams } = props;
  const t = useWords(staffWords);
  const people = useWords(peopleWords);
  const language = useLanguage();
  const skills = useAsk(skillNames, {}).data?.skills ?? [];
  const done = { invalidates: [listStaff], onDone: props.onClose };
  const add = useTell(addPerson, done);
  const change = useTell(changePerson, done);
  const tell = person ? change : add;
  const form = useForm({
    shape: person ? changeShape : newShape,
    saved: {
      name: person?.name ?? '',
      login: person?.login ?? '',
      email: person?.email ?? '',
      role: person?.role ?? 'agent',
      language: person?.language ?? language,
      teamId: person?.teamId ?? (!person && teams.length === 1 ? teams[0]!.id : null),
      emailEnabled: person?.emailEnabled ?? true,
      inboxLimit: person?.inboxLimit ?? null,
      skills: person?.skills.map(({ skillId, level }) => ({ skillId, level })) ?? [],
      password: '',
    },
    error: tell.error,
    words: staffWords,
    refusedFields: { 'login-taken': 'login', 'unknown-team': 'teamId', 'last-administrator': 'role' },
    onValid: (value) => {
      const input = { ...value, teamId: value.teamId === null ? null : Number(value.teamId) };
      if (person) change.mutate({ ...input, id: person.id, password: value.password || null });
      else add.mutate(input);
    },
  });
  const inherited = limitOf(
    { inboxLimit: null, teamId: form.value.teamId === null ? null : Number(form.value.teamId) },
    teams,
  );

  return (
    <FormDrawer
      title={person?.name ?? t('form.add')}
      dirty={form.dirty}
      busy={tell.isPending}
      error={form.otherError}
      words={staffWords}
      readOnly={props.readOnly}
      saveLabel={person ? undefined : t('people.add')}
      onSubmit={form.onSubmit}
      onClose={props.onClose}
      foot={
        person && (
          <DisableButton
            person={person}
            readOnly={props.readOnly}
            onDone={(disabled) => {
              notifyDone(t(disabled ? 'disable.done' : 'enable.done', { name: person.name }));
              props.onClose();
            }}
          />
        )
      }
    >
      <TextInput label={t('form.name')} autoComplete="off" data-autofocus {...form.text('name')} />
      <div className="fields-row">
        <TextInput
          label={t('form.login')}
          description={t('form.login.why')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autoComplete="off"
          autoCapitalize="none"
          {...form.text('login')}
        />
        <TextInput label={t('form.email')} type="email" autoComplete="off" {...form.text('email')} />
      </div>
      <div className="fields-row">
        <Select
          label={t('form.role')}
          description={t(`role.${form.value.role}.why`)}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={roleShape.options.map((role) => ({ value: role, label: people(`role.${role}`) }))}
          allowDeselect={false}
          {...form.choice('role')}
        />
        <Select
          label={t('form.language')}
          data={(['fr', 'en'] as const).map((each) => ({ value: each, label: people(`language.${each}`) }))}
          allowDeselect={false}
          {...form.choice('language')}
        />
      </div>
      <PasswordInput
        label={t(person ? 'form.password.new' : 'form.password')}
        description={person ? t('form.password.keep') : people('password.rule')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': people('password.show') }}
        {...form.text('password')}
      />
      <div className="fields-part">
        <h3>
          <IconMail size={16} />
          {t('part.receiving')}
        </h3>
        <Switch
          label={t('form.emailEnabled')}
          description={t('form.emailEnabled.why')}
          {...form.flag('emailEnabled')}
        />
        <div className="fields-row">
          <Select
            label={t('form.team')}
            placeholder={t('form.team.none')}
            data={teams.map((team) => ({ value: String(team.id), label: team.name }))}
            clearable
            {...form.choice('teamId')}
          />
          <NumberInput
            label={t('form.limit')}
            placeholder={String(inherited.limit)}
            description={t(inherited.from === 'team' ? 'form.limit.inherits' : 'form.limit.base', {
              n: inherited.limit,
            })}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            min={1}
            max={1000}
            {...form.number('inboxLimit', true)}
          />
        </div>
      </div>
      <div className="fields-part">
        <h3>
          <IconBolt size={16} />
          {t('part.skills')}
        </h3>
        <p className="fields-why">{t('part.skills.why')}</p>
        <SkillLevels
          skills={skills}
          value={form.value.skills}
          errorOf={(index) => form.errorOf(`skills.${index}.level`)}
          onChange={(value) => form.set('skills', value)}
        />
      </div>
    </FormDrawer>
  );
};
