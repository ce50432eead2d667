import { useEffect, useRef, useState } from 'react';
import { IconWifiOff } from '#ground/ui/icons.ts';
import { announce } from '#ground/web/announce.tsx';
import { useStreamStatus } from '#ground/web/stream.ts';
import { useWords } from '#ground/web/words.tsx';
import { shellWords } from './words.ts';

/** A blink of the network is nobody's concern. */
const PATIENCE_MS = 2_000;

/** Says that the live line is down once it has been for a while, and that it is back. */
export const StreamBanner = () => {
  const t = useWords(shellWords);
  const status = useStreamStatus();
  const [shown, setShown] = useState(false);
  const wasShown = useRef(false);
  useEffect(() => {
    if (status === 'down') {
      const timer = setTimeout(() => {
        wasShown.current = true;
        setShown(true);
      }, PATIENCE_MS);
      return () => clearTimeout(timer);
    }
    setShown(false);
    if (wasShown.current && status === 'live') announce(t('stream.back'));
    wasShown.current = false;
    return undefined;
  }, [status, t]);
  return (
    <div className="stream-banner-place" role="status" aria-live="polite">
      {shown && (
        <div className="stream-banner">
          <IconWifiOff size={15} />
          {t('stream.down')}
        </div>
      )}
    </div>
  );
};
