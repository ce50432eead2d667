import { IconTextColor } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { StyleName } from '../commands.ts';
import { editorWords } from '../words.ts';
import { HIGHLIGHTS, SIZES, TEXT_COLOURS } from './palette.ts';
import { Palette } from './Palette.tsx';
import { keepCaret } from './Tool.tsx';
import { ToolPanel } from './ToolPanel.tsx';

/** Colour, highlight and size of the text. */
export const TextPanel = (props: { size: string | null; onStyle: (name: StyleName, value: string | null) => void }) => {
  const t = useWords(editorWords);
  return (
    <ToolPanel name="text" label={t('text')} sign={<IconTextColor size={16} />}>
      {(close) => {
        const pick = (name: StyleName, value: string | null): void => {
          close();
          props.onStyle(name, value);
        };
        return (
          <>
            <Palette label={t('colour')} colours={TEXT_COLOURS} onPick={(colour) => pick('colour', colour)} />
            <Palette
              label={t('highlight')}
              colours={HIGHLIGHTS}
              none={t('highlight.none')}
              onPick={(colour) => pick('highlight', colour)}
            />
            <div role="group" aria-label={t('size')} className="comp-palette">
              <span aria-hidden="true">{t('size')}</span>
              <div>
                {SIZES.map((size) => (
                  <button
                    key={size}
                    type="button"
                    data-pick
                    className="comp-size"
                    aria-label={t('size.points', { points: parseInt(size, 10) })}
                    aria-pressed={props.size === size}
                    onMouseDown={keepCaret}
                    onClick={() => pick('size', size)}
                  >
                    {parseInt(size, 10)}
                  </button>
                ))}
              </div>
            </div>
          </>
        );
      }}
    </ToolPanel>
  );
};
