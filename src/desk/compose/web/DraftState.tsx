import { Button } from '@mantine/core';
import { IconAlertTriangle, IconWifiOff } from '#ground/ui/icons.ts';
import { useFormat, useRefusal, useWords } from '#ground/web/words.tsx';
import type { SaverState } from '#spine/drafts/web/parts.tsx';
import { composeWords } from '../words.ts';

/** "Brouillon enregistré 10:44", small, at the end of the toolbar. `coming`: some of it is still on its way to the server. */
export const DraftState = ({ state, coming }: { state: SaverState; coming: boolean }) => {
  const t = useWords(composeWords);
  const format = useFormat();
  const refusal = useRefusal(composeWords);
  if (state.kind === 'unreachable' || state.kind === 'refused') {
    return (
      <small className="comp-draft" data-bad role="status">
        <IconWifiOff size={13} />
        {state.kind === 'unreachable' ? t('draft.unreachable') : refusal(state.error)}
      </small>
    );
  }
  const said =
    state.kind === 'saving' || (state.kind === 'clean' && coming)
      ? t('draft.saving')
      : state.kind === 'clean'
        ? state.savedAt && t('draft.saved', { time: format.time(state.savedAt) })
        : '';
  return <small className="comp-draft">{said}</small>;
};

/** Two versions of one draft: the agent chooses, nothing is overwritten before. */
export const MovedNote = ({ onMine, onTheirs }: { onMine: () => void; onTheirs: () => void }) => {
  const t = useWords(composeWords);
  return (
    <div className="comp-moved" role="alert">
      <IconAlertTriangle size={16} />
      <span>{t('draft.moved')}</span>
      <Button size="compact-xs" variant="default" onClick={onTheirs}>
        {t('draft.theirs')}
      </Button>
      <Button size="compact-xs" onClick={onMine}>
        {t('draft.mine')}
      </Button>
    </div>
  );
};
