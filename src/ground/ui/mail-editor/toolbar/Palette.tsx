import { useWords } from '#ground/web/words.tsx';
import { editorWords } from '../words.ts';
import { keepCaret } from './Tool.tsx';
import type { ColourName } from './palette.ts';

export type PaletteProps = {
  label: string;
  colours: readonly (readonly [ColourName, string])[];
  /** Words of the choice of no colour; there is none without them. */
  none?: string;
  onPick: (colour: string | null) => void;
};

/** A few colours, each with its name. */
export const Palette = ({ label, colours, none, onPick }: PaletteProps) => {
  const t = useWords(editorWords);
  return (
    <div role="group" aria-label={label} className="comp-palette">
      <span aria-hidden="true">{label}</span>
      <div>
        {none && (
          <button
            type="button"
            data-pick
            className="comp-no-colour"
            title={none}
            aria-label={none}
            onMouseDown={keepCaret}
            onClick={() => onPick(null)}
          />
        )}
        {colours.map(([name, colour]) => (
          <button
            key={name}
            type="button"
            data-pick
            title={t(`colour.${name}`)}
            aria-label={t(`colour.${name}`)}
            style={{ background: colour }}
            onMouseDown={keepCaret}
            onClick={() => onPick(colour)}
          />
        ))}
      </div>
    </div>
  );
};
