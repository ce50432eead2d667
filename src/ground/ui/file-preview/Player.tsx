import './player.css';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { previewWords } from './words.ts';

/** A sound or a film with the browser's own controls; how long it is gets asked for once it is on the screen. */
export const Player = (props: { kind: 'audio' | 'video'; name: string; address: string }) => {
  const { kind: Kind, name, address } = props;
  const t = useWords(previewWords);
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    if (frame.current) watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={frame} className="player" data-kind={Kind}>
      {failed ? (
        <p role="alert">{t('player.failed')}</p>
      ) : (
        <Kind
          controls
          preload={seen ? 'metadata' : 'none'}
          src={address}
          aria-label={t(`player.${Kind}`, { name })}
          onLoadedMetadata={({ currentTarget: one }) => {
            // Recorded by a browser, it does not say how long it is: its end, looked for, tells.
            if (one.duration === Infinity) one.currentTime = Number.MAX_SAFE_INTEGER;
          }}
          onDurationChange={({ currentTarget: one }) => {
            if (Number.isFinite(one.duration) && one.paused) one.currentTime = 0;
          }}
          onError={() => setFailed(true)}
        />
      )}
    </div>
  );
};
