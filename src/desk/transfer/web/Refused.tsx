import { Button } from '@mantine/core';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { refusalCode, useWords } from '#ground/web/words.tsx';
import { skillsInstead } from '../contract.ts';
import { hasInstead } from '../rules.ts';
import { transferWords } from '../words.ts';
import type { TextDraft } from './use-text-draft.ts';
import type { Transferring } from './use-transfer.ts';

/** Why it was not handed on; where the agent is away or full, one click hands it on to a skill of theirs (R46). */
export const RefusedTransfer = (props: {
  interactionId: number;
  transferring: Transferring;
  note: TextDraft | null;
}) => {
  const t = useWords(transferWords);
  const { refused, busy, hand } = props.transferring;
  const offers = refused !== null && refused.to.kind === 'agent' && hasInstead(refusalCode(refused.error));
  const input = { interactionId: props.interactionId, agentId: refused?.to.id ?? 0 };
  const skills = useAsk(skillsInstead, input, { enabled: offers, fresh: true }).data?.skills;
  if (refused === null) return null;
  return (
    <div className="transfer-refused">
      <ErrorNote error={refused.error} words={transferWords} />
      {offers && skills && (
        <div className="transfer-instead" role="group" aria-label={t('instead')}>
          <p>{t(skills.length > 0 ? 'instead' : 'instead.none')}</p>
          {skills.map((skill, at) => (
            <Button
              key={skill.id}
              size="compact-sm"
              variant={at === 0 ? 'filled' : 'default'}
              leftSection={<IconArrowsLeftRight size={14} />}
              disabled={busy}
              aria-label={t('transfer.to-skill', { name: skill.name })}
              onClick={() => void hand({ kind: 'skill', id: skill.id }, props.note?.text ?? '', props.note)}
            >
              {skill.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
};
