import { Modal } from '@mantine/core';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { shellWords } from './words.ts';

const SHORTCUTS = [
  [['Ctrl', 'K'], 'keys.search'],
  [['J', 'K'], 'keys.move'],
  [['↓', '↑'], 'keys.arrows'],
  [['↵'], 'keys.open'],
  [['X'], 'keys.select'],
  [['⇧', '↓', '↑'], 'keys.range'],
  [['Ctrl', 'A'], 'keys.all'],
  [['A'], 'keys.accept'],
  [['R'], 'keys.reject'],
  [['R'], 'keys.reply'],
  [['T'], 'keys.transfer'],
  [['O'], 'keys.outcome'],
  [['N'], 'keys.outbound'],
  [['/'], 'keys.quick'],
  [['Ctrl', '↵'], 'keys.send'],
  [['Ctrl', '⇧', '↵'], 'keys.send-resolved'],
  [['?'], 'keys.help'],
] as const;

/** What the keyboard can do. */
export const Shortcuts = ({ onClose }: { onClose: () => void }) => {
  const t = useWords(shellWords);
  const common = useWords(commonWords);
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <dl className="shortcuts">
        {SHORTCUTS.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
