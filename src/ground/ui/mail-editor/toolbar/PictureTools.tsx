import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { IconArrowsMaximize, IconTextCaption } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { PictureState } from '../pictures.ts';
import { editorWords } from '../words.ts';
import { SizeFields } from './SizeFields.tsx';
import { ToolPanel } from './ToolPanel.tsx';
import { ToolRow } from './ToolRow.tsx';

const LONGEST_DESCRIPTION = 500;

const Description = ({ alt, onApply }: { alt: string; onApply: (alt: string) => void }) => {
  const t = useWords(editorWords);
  const [text, setText] = useState(alt);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onApply(text.trim());
  };
  return (
    <form className="tool-fields" onSubmit={submit}>
      <TextInput
        label={t('picture.alt')}
        description={t('picture.alt.why')}
        value={text}
        maxLength={LONGEST_DESCRIPTION}
        onChange={(event) => setText(event.currentTarget.value)}
        w={300}
      />
      <Button type="submit">{t('size.apply')}</Button>
    </form>
  );
};

export type PictureToolsProps = {
  state: PictureState;
  onDescribe: (alt: string) => void;
  /** Missing: pictures keep their size (R21). */
  onWiden?: (pixels: number) => void;
  onLeave: () => void;
};

/** What can be done to the selected picture. */
export const PictureTools = ({ state, onDescribe, onWiden, onLeave }: PictureToolsProps) => {
  const t = useWords(editorWords);
  return (
    <ToolRow label={t('picture.tools')} onLeave={onLeave}>
      <ToolPanel name="describe" label={t('picture.alt')} sign={<IconTextCaption size={16} />}>
        {(close) => (
          <Description
            alt={state.alt}
            onApply={(alt) => {
              close();
              onDescribe(alt);
            }}
          />
        )}
      </ToolPanel>
      {onWiden && (
        <ToolPanel name="picture-size" label={t('picture.size')} sign={<IconArrowsMaximize size={16} />}>
          {(close) => (
            <SizeFields
              fields={[{ name: 'width', label: t('picture.width'), value: state.width }]}
              min={10}
              max={2_000}
              onApply={({ width }) => {
                close();
                if (width) onWiden(width);
                else onLeave();
              }}
            />
          )}
        </ToolPanel>
      )}
    </ToolRow>
  );
};
