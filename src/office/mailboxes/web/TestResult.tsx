import { Loader } from '@mantine/core';
import type { z } from 'zod';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { IconAlertTriangle, IconCircleCheck } from '#ground/ui/icons.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { say, type Words } from '#ground/words.ts';
import type { testConnection } from '../contract.ts';
import { mailboxesWords } from '../words.ts';

type Step = z.output<typeof testConnection.output>['steps'][number];

/** A code in words; the code itself where a newer server knows one that this page does not. */
export const useCodeWords = (): ((key: string) => string) => {
  const language = useLanguage();
  const words: Words = mailboxesWords;
  return (key) => {
    const sentence = words[key];
    return sentence ? say(sentence, language) : key.slice(key.indexOf('.') + 1);
  };
};

const SideSteps = ({ side, steps }: { side: Step['side']; steps: readonly Step[] }) => {
  const t = useWords(mailboxesWords);
  const word = useCodeWords();
  return (
    <section>
      <h4>{t(`side.${side}`)}</h4>
      <ol>
        {steps.map((step, index) => (
          <li key={index} data-ok={step.ok}>
            {step.ok ? <IconCircleCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
            <div>
              <b>{word(`step.${step.step}`)}</b>
              {!step.ok && <p>{word(`problem.${step.problem}`)}</p>}
              {!step.ok && step.said && (
                <p className="test-said">
                  {t('test.said')} <code>{step.said}</code>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** What each step of a test met, and what to do where it failed. */
export const TestResult = (props: {
  running: boolean;
  error: unknown;
  steps: readonly Step[] | undefined;
  stale: boolean;
}) => {
  const t = useWords(mailboxesWords);
  if (props.running) {
    return (
      <div className="test-result" role="status">
        <p className="test-running">
          <Loader size={16} />
          {t('test.running')}
        </p>
      </div>
    );
  }
  if (props.error) return <ErrorNote error={props.error} words={mailboxesWords} />;
  if (!props.steps) return null;
  const fine = props.steps.every((step) => step.ok);
  return (
    <div className="test-result" role="status" data-ok={fine} data-stale={props.stale || undefined}>
      <strong>{t(fine ? 'test.fine' : 'test.wrong')}</strong>
      {props.stale && <p className="quiet">{t('test.stale')}</p>}
      <div className="test-sides">
        {(['incoming', 'outgoing'] as const).map((side) => (
          <SideSteps key={side} side={side} steps={props.steps!.filter((step) => step.side === side)} />
        ))}
      </div>
    </div>
  );
};
