import type { ComponentProps } from 'react';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { MAX_MESSAGE_BYTES } from '#spine/uploads/contract.ts';
import { UploadList } from '#spine/uploads/web/parts.tsx';
import { uploadWords } from '../uploads/words.ts';
import { composeWords } from '../words.ts';

const REFUSALS = { ...composeWords, ...uploadWords };
/** From this share of the limit the size is shown as a warning. */
const isNearLimit = (bytes: number): boolean => bytes > MAX_MESSAGE_BYTES * 0.8;

/** The files that will leave with the answer, and how much of the limit they take (D15). `bytes`: of all of it, over the wire. */
export const MailFiles = ({
  bytes,
  ...list
}: { bytes: number } & Pick<ComponentProps<typeof UploadList>, 'items' | 'onRemove' | 'onRetry'>) => {
  const t = useWords(uploadWords);
  const format = useFormat();
  const limit = format.size(MAX_MESSAGE_BYTES);
  const fits = bytes <= MAX_MESSAGE_BYTES;
  return (
    <UploadList
      {...list}
      words={REFUSALS}
      open={!fits}
      foot={
        <p className="uploads-size" data-near={isNearLimit(bytes) || undefined} role={fits ? undefined : 'alert'}>
          {fits ? t('size.of-limit', { size: format.size(bytes), limit }) : t('size.too-large', { limit })}
        </p>
      }
    />
  );
};
