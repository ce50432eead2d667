import { stepOf, stepsUpTo, type TriedStep } from '#spine/mailboxes/rules.ts';
import { openSmtpLine, SmtpFailure, type SmtpSettings } from './smtp-line.ts';

/** Milliseconds without an answer before a step counts as failed. */
const PATIENCE = 7_000;
const REFUSED: Record<string, string> = { 'MAIL FROM': 'sender-refused', 'RCPT TO': 'recipient-refused' };

/**
 * Tries a server up to the moment when it would take a message from `sender`, and sends none. To itself, since many
 * servers judge the sender only once they hear the recipient (Postfix, smtpd_delay_reject).
 */
export const probeSmtp = async (settings: SmtpSettings, sender: string): Promise<TriedStep[]> => {
  const before = ['dns', 'connect', ...(settings.security === 'none' ? [] : ['tls'])];
  const all = [...before, ...(settings.user ? ['sign-in'] : []), 'sender'];
  try {
    const line = await openSmtpLine(settings, { connect: PATIENCE, silence: PATIENCE });
    let wanted = false;
    try {
      await line.hand({ from: sender, to: [sender], raw: Buffer.from('\r\n') }, async () => {
        wanted = true;
        return false;
      });
    } catch (error) {
      if (!wanted) return stepsUpTo(all, { step: 'sender', ...whyNot(error) });
    } finally {
      line.close();
    }
    return stepsUpTo(all, null);
  } catch (error) {
    const { failure } = asFailure(error);
    const problem = failure.command.startsWith('AUTH') ? 'wrong-password' : failure.problem;
    return stepsUpTo(all, { step: stepOf(problem), problem, said: failure.said });
  }
};

const asFailure = (error: unknown): SmtpFailure => {
  if (error instanceof SmtpFailure) return error;
  throw error;
};
const whyNot = (error: unknown): { problem: string; said: string } => {
  const { failure, rejected } = asFailure(error);
  return { problem: REFUSED[failure.command] ?? failure.problem, said: rejected[0]?.said ?? failure.said };
};
