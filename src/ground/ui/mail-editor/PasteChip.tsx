import './paste-chip.css';
import { IconClipboard } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Pasted } from './create-editor.ts';
import type { PasteKind } from './paste/paste-kind.ts';
import { editorWords } from './words.ts';

/** How what was just pasted could have been pasted instead. The Tab key comes here from the text, Escape goes back. */
export const PasteChip = (props: { pasted: Pasted; onKind: (kind: PasteKind) => void; onLeave: () => void }) => {
  const t = useWords(editorWords);
  return (
    <div
      className="comp-pasted"
      role="group"
      aria-label={t('paste.options')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        props.onLeave();
      }}
    >
      <IconClipboard size={14} aria-hidden />
      {props.pasted.kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === props.pasted.kind}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => kind !== props.pasted.kind && props.onKind(kind)}
        >
          {t(`paste.${kind}`)}
        </button>
      ))}
    </div>
  );
};
