import type { Ruling, RulingOfBatch } from '#spine/interactions/server/api.ts';
import { now } from '#ground/clock.ts';
import { tag } from '#spine/tags/server/api.ts';
import { applyRules, asksLanguage, asksTags, type Facts } from '../rules.ts';
import { autoAnswer, type AnswerHouse } from './auto-answer.ts';
import { languageOf, languageReader } from './language.ts';
import { presentRules } from './present-rules.ts';
import { contactFacts, contactTags } from './rules-store.ts';

const NO_TAGS: ReadonlySet<number> = new Set();

/** Where the mails of a batch go, by the rules in force: asked by intake for those that begin an interaction. */
export const rulingBy =
  (house: AnswerHouse): RulingOfBatch =>
  async (tx, contacts) => {
    const { version, rules, skills } = await presentRules(tx);
    if (rules.length === 0) return () => null;
    const reader = asksLanguage(rules) ? await languageReader() : null;
    const known = await contactFacts(tx, [...new Set(contacts.values())]);
    const tags = asksTags(rules) ? await contactTags(tx, [...known.keys()]) : null;
    return (arrival, contactId): Ruling | null => {
      const { mail } = arrival;
      const contact = known.get(contactId);
      const facts: Facts = {
        mailboxId: arrival.mailboxId,
        sender: mail.from.address,
        subject: mail.subject,
        body: mail.freshText || mail.text,
        language: languageOf(reader, mail.subject, mail.freshText || mail.text),
        company: contact?.company ?? null,
        place: contact?.place ?? null,
        contactLanguage: contact?.language ?? null,
        contactTags: tags?.get(contactId) ?? NO_TAGS,
        at: now(),
        attachments: mail.attachments.some((one) => !one.inline),
      };
      const decision = applyRules(rules, facts, skills);
      if (decision.matched.length === 0) return null;
      const { autoAnswer: answer, tagIds } = decision;
      return {
        skillId: decision.skillId ?? arrival.skillId,
        priority: decision.priority,
        told: { version, matched: decision.matched },
        carryOut:
          answer || tagIds.length > 0
            ? async (act, taken) => {
                for (const tagId of tagIds)
                  await tag(act, { id: taken.interactionId, contactId, assigneeId: null }, tagId, null);
                if (answer) await autoAnswer(act, house, arrival, taken, answer.text);
              }
            : null,
      };
    };
  };
