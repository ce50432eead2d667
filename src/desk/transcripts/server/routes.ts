import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { now } from '#ground/clock.ts';
import { refuse } from '#ground/refusal.ts';
import { say } from '#ground/words.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import * as contract from '../contract.ts';
import { fileNameFor, mayHaveInside } from '../rules.ts';
import { transcriptWords } from '../words.ts';
import { tellDownload, type TranscriptDeps } from './download.ts';
import { momentsIn } from './moments.ts';
import { contactHidden, visibleInteraction } from './read-transcript.ts';
import { sendingOf, sendTranscript, undoTranscript, type SendDeps } from './send.ts';

export const transcriptRoutes = (http: FastifyInstance, deps: TranscriptDeps & SendDeps): void => {
  const { db } = deps;
  answer(http, contract.openTranscript, async ({ interactionId, timeZone }, { actor }) => {
    const interaction = await visibleInteraction(db, actor, interactionId);
    const { language } = actor;
    const contact = (await contactHidden(db, interactionId))
      ? say(interactionWords.anonymous, language)
      : interaction.contactName || interaction.contactAddress;
    const { mailbox, messages, ...sending } = await sendingOf(db, actor, interaction);
    const moments = momentsIn(language, timeZone);
    if (!moments) throw refuse('bad-zone');
    return {
      fileName: fileNameFor({
        word: say(transcriptWords['page.word'], language),
        subject: interaction.subject || say(interactionWords['no-subject'], language),
        contact,
        day: moments.iso(now()),
      }),
      messageCount: interaction.messageCount,
      inside: mayHaveInside(actor.role),
      sending: { ...sending, hasMailbox: mailbox !== undefined, messageCount: messages.length },
    };
  });

  answer(http, contract.sendTranscript, (input, { actor }) => sendTranscript(deps, actor, input));
  answer(http, contract.undoTranscript, async ({ messageId }, { actor }) => {
    await undoTranscript(deps, actor, messageId);
    return {};
  });

  http.post(contract.DOWNLOAD_PATH, async (request, reply) => {
    const { actor } = request;
    if (!actor) return reply.code(401).send({ refusal: 'signed-out', values: {} });
    const input = contract.downloadShape.safeParse(request.body ?? {});
    if (!input.success) {
      const problem = input.error.issues[0];
      const values = { field: problem?.path.join('.') ?? '', problem: problem?.message ?? '' };
      return reply.code(400).send({ refusal: 'bad-input', values });
    }
    // Asked before the answer begins: what may not be seen is a plain "no".
    await visibleInteraction(db, actor, input.data.interactionId);
    return reply
      .type('application/octet-stream')
      .send(Readable.from(tellDownload(deps, actor, input.data), { objectMode: false }));
  });
};
