import { ask } from '#ground/api/web/ask.ts';
import { notifyDone, notifyRefused } from '#ground/ui/parts.tsx';
import { refetchCalls } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { about, listBlocked, unmarkSpam } from '../contract.ts';
import { spamWords } from '../words.ts';

/** What is asked again once something went to the Trash, or came from it. */
export const TOUCHED = ['thread.open', 'inbox.list', 'inbox.browse', 'compose.openReply', about.name, listBlocked.name];

/** Takes it out of the Trash and says where it is now. It outlives the page that it was asked on. */
export const useUnmark = (): ((interactionId: number) => Promise<void>) => {
  const t = useWords(spamWords);
  const refusal = useRefusal(spamWords);
  return async (interactionId) => {
    try {
      const done = await ask(unmarkSpam, { interactionId });
      refetchCalls(TOUCHED);
      const where = done.mine
        ? t('back.mine')
        : done.agentName
          ? t('back.agent', { name: done.agentName })
          : t('back.queue');
      notifyDone([where, done.broughtBack > 0 && t('back.mails', { n: done.broughtBack })].filter(Boolean).join(' '));
      if (done.stillBlocked !== null) notifyRefused(t('back.still', { value: done.stillBlocked }));
    } catch (error) {
      notifyRefused(refusal(error));
    }
  };
};
