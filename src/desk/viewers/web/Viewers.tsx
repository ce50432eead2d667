import './viewers.css';
import { Tooltip } from '@mantine/core';
import { Avatar } from '#ground/ui/parts.tsx';
import { IconEye, IconPencil } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { viewersWords } from '../words.ts';
import { useHere } from './use-here.ts';

/** Faces shown; the sentence counts the rest. */
const FACES = 3;

/** Who else has it open, and who is answering: two never answer unknowingly. Heard by a screen reader as it changes. */
export const Viewers = ({ interactionId }: { interactionId: number }) => {
  const t = useWords(viewersWords);
  const others = useHere(interactionId);
  const writers = others.filter((one) => one.writing);
  const told = writers.length > 0 ? writers : others;
  const sentence =
    told.length > 0 &&
    t(writers.length > 0 ? 'writing' : 'looking', { n: told.length, name: told[0]!.name, more: told.length - 1 });
  const Icon = writers.length > 0 ? IconPencil : IconEye;
  return (
    <div className="viewers" role="status" data-writing={writers.length > 0 || undefined}>
      {sentence && (
        <Tooltip label={others.map((one) => one.name).join(', ')}>
          <span className="viewers-told">
            <Icon size={14} />
            {told.slice(0, FACES).map((one) => (
              <Avatar key={one.agentId} name={one.name} size={20} />
            ))}
            <span>{sentence}</span>
          </span>
        </Tooltip>
      )}
    </div>
  );
};
