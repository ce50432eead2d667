import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Avatar, ErrorNote } from '#ground/ui/parts.tsx';
import { IconMailbox } from '#ground/ui/icons.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Language } from '#ground/words.ts';
import { house, signIn } from '../contract.ts';
import { peopleWords } from '../words.ts';
import { DoorPage } from './DoorPage.tsx';

/** R4. On the demo floor the accounts are listed: one click enters. */
export const SignInPage = (props: {
  onSignedIn: () => void;
  onLanguage: (language: Language) => void;
  customerHref: string;
}) => {
  const t = useWords(peopleWords);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const home = useAsk(house, {}).data;
  const demo = home?.demoAccounts ?? [];
  const tell = useTell(signIn, { onDone: props.onSignedIn });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    tell.mutate({ login, password });
  };
  return (
    <DoorPage
      title={t('sign-in.title')}
      tagline={home?.companyName || t('sign-in.tagline')}
      onLanguage={props.onLanguage}
    >
      <form onSubmit={submit}>
        <TextInput
          label={t('sign-in.login')}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoFocus
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={t('sign-in.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          required
          withAsterisk={false}
        />
        <ErrorNote error={tell.error} words={peopleWords} />
        <Button type="submit" size="sm" loading={tell.isPending}>
          {t('sign-in.submit')}
        </Button>
      </form>
      {demo.length > 0 && (
        <section className="door-demo">
          <h2>{t('sign-in.demo')}</h2>
          <ul>
            {demo.map((account) => {
              const role = t(`role.${account.role}`);
              return (
                <li key={account.login}>
                  <button
                    type="button"
                    onClick={() => tell.mutate({ login: account.login, password: account.password })}
                  >
                    <Avatar name={account.name} />
                    <b>
                      <span className="visually-hidden">{t('sign-in.demo.as')} </span>
                      {account.name}
                    </b>
                    <span>{role}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          <a className="door-customer" href={props.customerHref} target="_blank" rel="noopener">
            <IconMailbox size={16} />
            {t('sign-in.customer')}
          </a>
        </section>
      )}
    </DoorPage>
  );
};
