import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { messageById, visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotApply } from '../rules.ts';
import { choicesOf, saveChoices } from './texts-store.ts';
import { messageIn, replyInTheirs, spokenLanguage, wordsOf, type TranslationDeps } from './translate.ts';

export const translationRoutes = (http: FastifyInstance, deps: TranslationDeps & { act: Acts }): void => {
  const { db, act, translator } = deps;

  answer(http, contract.readChoices, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const choices = await choicesOf(db, interactionId, actor.id);
    const mine = choices?.myLanguage ?? actor.language;
    // Where nothing can be translated nobody need know what is spoken: telling takes memory.
    if (!(await translator.ready())) return { ready: false, choices, spoken: null, mine, pairs: null };
    const spoken = await spokenLanguage(db, interactionId);
    return { ready: true, choices, spoken, mine, pairs: await translator.pairs() };
  });

  answer(http, contract.applyChoices, async ({ interactionId, choices }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const asks = choices.incoming || choices.replies;
    if (asks && !(await translator.ready())) throw refuse('not-set-up');
    const why = whyNotApply(choices, asks ? await translator.pairs() : null);
    if (why) throw refuse(why);
    await act(async ({ tx, say }) => {
      await saveChoices(tx, interactionId, actor.id, choices);
      say({ kind: contract.TRANSLATION_EVENTS.chosen, interactionId, agentId: actor.id });
    });
    return {};
  });

  answer(http, contract.ofMessage, async ({ messageId, to }, { actor }) => ({
    translated: await messageIn(deps, actor, messageId, to),
  }));

  answer(http, contract.preview, ({ interactionId, html }, { actor }) =>
    replyInTheirs(deps, actor, interactionId, html),
  );

  answer(http, contract.original, async ({ messageId }, { actor }) => {
    const message = await messageById(db, messageId);
    if (!message?.original || !(await visibleRow(db, actor, message.interactionId))) throw refuse('not-found');
    return { ...message.original, text: wordsOf(message, message.original.html) };
  });
};
