import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { askKey, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { myChoices, OCCASIONS, saveChoices, type Choices, type Occasion } from '../contract.ts';
import { noticesWords } from '../words.ts';
import { useChoices } from './alerts.ts';
import { askForDesktop, desktopPermission } from './desktop.ts';
import { playSound } from './sound.ts';

const WAYS = ['desktop', 'sound'] as const;
const SAID = { granted: 'desktop.granted', denied: 'desktop.denied', missing: 'desktop.missing' } as const;

/** What may call me out, and how: kept with my account. Whether the desktop may is this browser's own affair. */
export const ChoicesForm = () => {
  const t = useWords(noticesWords);
  const client = useQueryClient();
  const kept = useChoices();
  // Shown from the click on: what is kept is drawn a moment later.
  const [chosen, setChosen] = useState<Choices | null>(null);
  const choices = chosen ?? kept;
  const save = useTell(saveChoices);
  const [permission, setPermission] = useState(desktopPermission);
  const toggle = (way: keyof Choices, occasion: Occasion, on: boolean): void => {
    // From what is kept now: a second click may come before the first is drawn.
    const now = client.getQueryData<Choices>(askKey(myChoices, {})) ?? choices;
    const next = { ...now, [way]: OCCASIONS.filter((one) => (one === occasion ? on : now[way].includes(one))) };
    setChosen(next);
    client.setQueryData(askKey(myChoices, {}), next);
    save.mutate(next, {
      onError: () => void client.invalidateQueries({ queryKey: askKey(myChoices, {}) }),
      onSettled: () => setChosen((latest) => (latest === next ? null : latest)),
    });
  };
  return (
    <div className="notices-choices">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('choices.what')}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`choices.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {OCCASIONS.map((occasion) => (
            <tr key={occasion}>
              <th scope="row">{t(`occasion.${occasion}`)}</th>
              {WAYS.map((way) => (
                <td key={way}>
                  <Checkbox
                    size="xs"
                    aria-label={t(`choice.${way}`, { occasion: t(`occasion.${occasion}`) })}
                    checked={choices[way].includes(occasion)}
                    onChange={(event) => toggle(way, occasion, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{t(permission === 'default' ? 'desktop.allow.why' : SAID[permission])}</p>
      <div className="notices-acts">
        {permission === 'default' && (
          <Button variant="default" size="compact-sm" onClick={() => void askForDesktop().then(setPermission)}>
            {t('desktop.allow')}
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => playSound('notice')}>
          {t('sound.try')}
        </Button>
      </div>
      <ErrorNote error={save.error} words={noticesWords} />
    </div>
  );
};
