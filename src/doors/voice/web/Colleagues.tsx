import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { peopleWords } from '#spine/people/words.ts';
import { listColleagues } from '../contract.ts';
import { voiceWords } from '../words.ts';

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Colleagues to whom a call can be handed, with what they are at; those that the written letters speak of. */
export const Colleagues = ({ like, onChoose }: { like: string; onChoose: (sipUser: string) => void }) => {
  const t = useWords(voiceWords);
  const people = useWords(peopleWords);
  const all = useAsk(listColleagues, {}).data?.colleagues ?? [];
  const shown = all.filter((one) => like === one.sipUser || folded(one.name).includes(folded(like)));
  if (shown.length === 0) return null;
  return (
    <ul className="voice-colleagues" aria-label={t('colleagues')}>
      {shown.map((one) => (
        <li key={one.sipUser}>
          <button type="button" aria-pressed={like === one.sipUser} onClick={() => onChoose(one.sipUser)}>
            <span>{one.name}</span>
            <small>
              {one.onCall ? t('colleague.on-call') : one.there ? people(`state.${one.state}`) : t('colleague.absent')}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
};
