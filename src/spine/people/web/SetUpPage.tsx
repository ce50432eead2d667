import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import type { Language } from '#ground/words.ts';
import { passwordShape, setUp, signIn } from '../contract.ts';
import { peopleWords } from '../words.ts';
import { DoorPage } from './DoorPage.tsx';

/** Makes the first administrator and signs them in. */
export const SetUpPage = (props: { onSignedIn: () => void; onLanguage: (language: Language) => void }) => {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const [form, setForm] = useState({ name: '', login: '', email: '', password: '' });
  const [tried, setTried] = useState(false);
  const enter = useTell(signIn, { onDone: props.onSignedIn });
  const tell = useTell(setUp, { onDone: (_, { login, password }) => enter.mutate({ login, password }) });
  const isShort = !passwordShape.safeParse(form.password).success;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isShort) tell.mutate({ ...form, language });
  };
  const field = (name: keyof typeof form) => ({
    name,
    value: form[name],
    required: true,
    withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <DoorPage title={t('set-up.title')} tagline={t('set-up.why')} onLanguage={props.onLanguage}>
      <form onSubmit={submit}>
        <TextInput label={t('set-up.name')} autoComplete="name" autoFocus {...field('name')} />
        <TextInput
          label={t('set-up.login')}
          autoComplete="username"
          autoCapitalize="none"
          minLength={2}
          {...field('login')}
        />
        <TextInput label={t('set-up.email')} type="email" autoComplete="email" {...field('email')} />
        <PasswordInput
          label={t('sign-in.password')}
          description={t('password.rule')}
          error={tried && isShort ? t('password.short') : null}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          {...field('password')}
        />
        <ErrorNote error={tell.error ?? enter.error} words={peopleWords} />
        <Button type="submit" size="sm" loading={tell.isPending || enter.isPending}>
          {t('set-up.submit')}
        </Button>
      </form>
    </DoorPage>
  );
};
