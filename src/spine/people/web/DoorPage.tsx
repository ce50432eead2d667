import './people.css';
import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { LANGUAGES, type Language } from '#ground/words.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { peopleWords } from '../words.ts';

/** The frame of the two pages before anyone is signed in. */
export const DoorPage = (props: {
  title: string;
  tagline: string;
  onLanguage: (language: Language) => void;
  children: ReactNode;
}) => {
  const t = useWords(peopleWords);
  return (
    <main className="door">
      <div className="door-card">
        <div className="door-top">
          <img src="/relais.svg" alt="Relais" />
          <div>
            <h1>{props.title}</h1>
            <p>{props.tagline}</p>
          </div>
          <SegmentedControl
            className="door-languages"
            size="xs"
            aria-label={t('me.language')}
            value={useLanguage()}
            onChange={props.onLanguage}
            data={LANGUAGES.map((value) => ({ value, label: value.toUpperCase() }))}
          />
        </div>
        {props.children}
      </div>
    </main>
  );
};
