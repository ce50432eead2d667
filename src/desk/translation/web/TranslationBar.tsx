import './translation.css';
import { IconLanguage } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readChoices } from '../contract.ts';
import { worthOffering } from '../rules.ts';
import { translationWords } from '../words.ts';
import { useLanguageName } from './languages.ts';

/** R111: above the reply field, that messages are being translated; before that, that they could be. */
export const TranslationBar = ({ interactionId, onChange }: { interactionId: number; onChange: () => void }) => {
  const t = useWords(translationWords);
  const nameOf = useLanguageName();
  const known = useAsk(readChoices, { interactionId }).data;
  if (!known) return null;
  const { choices, ready, spoken } = known;
  const bar = (said: string, act: string | null) => (
    <p className="translation-bar" role="status">
      <IconLanguage size={16} />
      <span>{said}</span>
      {act && (
        <button type="button" onClick={onChange}>
          {act}
        </button>
      )}
    </p>
  );
  if (choices && (choices.incoming || choices.replies)) {
    if (!ready) return bar(t('notice.off'), null);
    const which = choices.incoming && choices.replies ? 'both' : choices.incoming ? 'incoming' : 'replies';
    const languages = { theirs: nameOf(choices.customerLanguage), mine: nameOf(choices.myLanguage) };
    return bar(t(`notice.${which}`, languages), t('change'));
  }
  return worthOffering(known) ? bar(t('offer.ask', { language: nameOf(spoken!) }), t('offer')) : null;
};
