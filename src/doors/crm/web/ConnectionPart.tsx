import { Button, Loader, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { useForm } from '#ground/ui/form/parts.tsx';
import { IconAlertTriangle, IconCircleCheck } from '#ground/ui/icons.ts';
import { Panel } from '#ground/ui/page/parts.tsx';
import { ConfirmDialog, ErrorNote, notifyDone, ShortTime } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { connectCrm, disconnectCrm, readCrm, readCrmChoices, SCOPES, tryCrm } from '../contract.ts';
import { crmWords } from '../words.ts';
import type { Saved } from './crm-form.ts';

type Found = z.output<typeof tryCrm.output>;

/** What a token may do, in words. */
const FoundNote = ({ found }: { found: Found }) => {
  const t = useWords(crmWords);
  const { missing, known } = found;
  const wordOf = (scope: string): string | null => {
    const one = SCOPES.find((each) => each === scope);
    return one ? t(`scope.${one}`) : null;
  };
  return (
    <div className="crm-found" data-ok={missing.length === 0}>
      <strong>
        {missing.length === 0 ? <IconCircleCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
        {missing.length > 0 ? t('try.missing', { n: missing.length }) : t(known ? 'try.works' : 'try.works-unknown')}
      </strong>
      {missing.length > 0 && (
        <ul>
          {missing.map((scope) => (
            <li key={scope}>
              {wordOf(scope)} <code>{scope}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const TokenForm = ({ saved, onFound }: { saved: Saved; onFound: (found: Found) => void }) => {
  const t = useWords(crmWords);
  const tell = useTell(connectCrm, {
    invalidates: [readCrm, readCrmChoices],
    onDone: (found) => {
      form.reset();
      onFound(found);
      notifyDone(t('connected.done'));
    },
  });
  const form = useForm({
    shape: connectCrm.input,
    saved: { token: '' },
    error: tell.error,
    words: crmWords,
    refusedFields: { 'token-refused': 'token', 'token-form': 'token' },
    onValid: (value) => tell.mutate(value),
  });
  return (
    <form className="crm-token" onSubmit={form.onSubmit} noValidate>
      <PasswordInput
        label={t('token')}
        placeholder={saved.hasToken ? t('token.kept') : 'pat-na1-…'}
        autoComplete="new-password"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': t('token.show') }}
        {...form.text('token')}
      />
      <Button type="submit" variant={saved.hasToken ? 'default' : 'filled'} loading={tell.isPending}>
        {t(saved.hasToken ? 'replace' : 'connect')}
      </Button>
      <ErrorNote error={form.otherError} words={crmWords} />
    </form>
  );
};

/** The token goes in and never comes back; whether it works is tried for real. */
export const ConnectionPart = ({ saved }: { saved: Saved }) => {
  const t = useWords(crmWords);
  const [found, setFound] = useState<Found | null>(null);
  const [asks, setAsks] = useState(false);
  const probe = useTell(tryCrm, { onDone: setFound });
  const leave = useTell(disconnectCrm, {
    invalidates: [readCrm],
    onDone: () => {
      setAsks(false);
      setFound(null);
    },
  });
  return (
    <Panel title={t('part.connection')} why={t('part.connection.why')}>
      {saved.portal && (
        <div className="crm-connected">
          <span>
            <IconCircleCheck size={16} aria-hidden />{' '}
            <a href={`https://${saved.portal.uiDomain}`} target="_blank" rel="noopener noreferrer">
              {t('connected', { portal: String(saved.portal.portalId) })}
            </a>
          </span>
          <Button variant="default" loading={probe.isPending} onClick={() => probe.mutate({})}>
            {t('try')}
          </Button>
          <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
            {t('disconnect')}
          </Button>
        </div>
      )}
      {saved.problem && saved.failingSince && (
        <div className="error-note" role="alert">
          <IconAlertTriangle size={16} />
          <span>
            {t('failing.since')} <ShortTime at={saved.failingSince} />. {t(`problem.${saved.problem}`)}
            {saved.said && (
              <small className="crm-said">
                {t('said')} <code>{saved.said}</code>
              </small>
            )}
          </span>
        </div>
      )}
      <TokenForm saved={saved} onFound={setFound} />
      <div role="status">
        {probe.isPending && (
          <p className="crm-running">
            <Loader size={16} />
            {t('try.running')}
          </p>
        )}
        {found && !probe.isPending && !probe.isError && <FoundNote found={found} />}
      </div>
      <ErrorNote error={probe.error} words={crmWords} />
      <ConfirmDialog
        opened={asks}
        title={t('disconnect.title')}
        confirmLabel={t('disconnect')}
        danger
        busy={leave.isPending}
        error={leave.error}
        words={crmWords}
        onConfirm={() => leave.mutate({})}
        onClose={() => setAsks(false)}
      >
        {t('disconnect.why')}
      </ConfirmDialog>
    </Panel>
  );
};
