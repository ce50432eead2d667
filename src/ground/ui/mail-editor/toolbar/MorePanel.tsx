import type { ReactNode } from 'react';
import {
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconAlphabetLatin,
  IconClearFormatting,
  IconDots,
  IconIndentDecrease,
  IconIndentIncrease,
  IconQuote,
  IconSeparatorHorizontal,
  IconStrikethrough,
} from '#ground/ui/icons.ts';
import { useLocale, useWords } from '#ground/web/words.tsx';
import { TOGGLES, type Command, type Formats, type Toggle } from '../commands.ts';
import { WRITING_LANGUAGES } from '../languages.ts';
import { editorWords } from '../words.ts';
import { keepCaret } from './Tool.tsx';
import { ToolPanel } from './ToolPanel.tsx';

const GROUPS: { name: Command; sign: ReactNode }[][] = [
  [
    { name: 'strike', sign: <IconStrikethrough size={16} /> },
    { name: 'fixed-width', sign: <IconAlphabetLatin size={16} /> },
    { name: 'quote', sign: <IconQuote size={16} /> },
    { name: 'rule', sign: <IconSeparatorHorizontal size={16} /> },
  ],
  [
    { name: 'align-left', sign: <IconAlignLeft size={16} /> },
    { name: 'align-center', sign: <IconAlignCenter size={16} /> },
    { name: 'align-right', sign: <IconAlignRight size={16} /> },
    { name: 'indent', sign: <IconIndentIncrease size={16} /> },
    { name: 'outdent', sign: <IconIndentDecrease size={16} /> },
    { name: 'clear', sign: <IconClearFormatting size={16} /> },
  ],
];
const isToggle = (name: Command): name is Toggle => (TOGGLES as readonly string[]).includes(name);

export type MorePanelProps = {
  formats: Formats | null;
  onCommand: (command: Command) => void;
  /** Of the spelling, as a BCP 47 tag. */
  language: string;
  onLanguage: (language: string) => void;
};

/** What is needed less often than once a mail. */
export const MorePanel = ({ formats, onCommand, language, onLanguage }: MorePanelProps) => {
  const t = useWords(editorWords);
  const names = new Intl.DisplayNames([useLocale()], { type: 'language' });
  return (
    <ToolPanel name="more" label={t('more')} sign={<IconDots size={16} />}>
      {(close) => (
        <>
          <div className="comp-more">
            {GROUPS.map((group) => (
              <div key={group[0]!.name}>
                {group.map(({ name, sign }) => (
                  <button
                    key={name}
                    type="button"
                    data-pick
                    aria-pressed={isToggle(name) ? (formats?.[name] ?? false) : undefined}
                    onMouseDown={keepCaret}
                    onClick={() => {
                      close();
                      onCommand(name);
                    }}
                  >
                    {sign}
                    {t(name)}
                  </button>
                ))}
              </div>
            ))}
          </div>
          <label className="comp-language">
            {t('language')}
            <select value={language} onChange={(event) => onLanguage(event.currentTarget.value)}>
              {[...new Set([language, ...WRITING_LANGUAGES])].map((tag) => (
                <option key={tag} value={tag}>
                  {names.of(tag)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </ToolPanel>
  );
};
