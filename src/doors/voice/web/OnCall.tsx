import './voice.css';
import { IconPhone } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { myCall } from '../contract.ts';
import { voiceWords } from '../words.ts';

/** Beside my state: that I am on the telephone, whichever of my pages has the call. */
export const OnCall = ({ hrefOf, onOpen }: { hrefOf: (id: number) => string; onOpen: (id: number) => void }) => {
  const t = useWords(voiceWords);
  const call = useAsk(myCall, {}).data?.call;
  if (!call) return null;
  return (
    <a
      className="voice-mine"
      href={hrefOf(call.interactionId)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        onOpen(call.interactionId);
      }}
    >
      <IconPhone size={14} aria-hidden />
      {t(call.state === 'ringing' ? 'mine.ringing' : call.state === 'held' ? 'mine.held' : 'mine.up', {
        number: showPhone(call.number),
      })}
    </a>
  );
};
