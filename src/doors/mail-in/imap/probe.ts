import { stepOf, stepsUpTo, type TriedStep } from '#spine/mailboxes/rules.ts';
import { ImapProblem, openFolder, openImap, type ImapSecrets, type ImapSettings } from './imap-session.ts';

const PATIENCE = 7_000;

/** Tries a server as far as opening the folder. A refresh token that the server replaces is handed to `onRotated`. */
export const probeImap = async (
  settings: ImapSettings,
  secrets: ImapSecrets,
  onRotated: (refreshToken: string) => Promise<void>,
): Promise<TriedStep[]> => {
  const all = ['dns', 'connect', ...(settings.security === 'none' ? [] : ['tls']), 'sign-in', 'folder'];
  const limits = { connect: PATIENCE, silence: PATIENCE, literal: 1_000_000 };
  try {
    const client = await openImap(settings, secrets, { current: null, onRotated }, limits);
    try {
      await openFolder(client, settings.folder);
      return stepsUpTo(all, null);
    } finally {
      client.close();
    }
  } catch (error) {
    if (!(error instanceof ImapProblem)) throw error;
    const { problem, said } = error;
    // Nothing was tried of the mail server itself.
    if (problem === 'missing-secret' || error.atToken) return [{ step: 'sign-in', ok: false, problem, said }];
    return stepsUpTo(all, { step: problem === 'no-folder' ? 'folder' : stepOf(problem), problem, said });
  }
};
