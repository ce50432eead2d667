import type { Db } from '#ground/db/server/database.ts';
import type { Ruling, RulingOfBatch } from '#spine/interactions/server/api.ts';
import { now } from '#ground/clock.ts';
import { applyRules, asksLanguage, type Facts } from '../rules.ts';
import { autoAnswer, type AnswerHouse } from './auto-answer.ts';
import { languageOf, languageReader } from './language.ts';
import { presentRules } from './present-rules.ts';
import { contactFacts } from './rules-store.ts';

/** Where the mails of a batch go, by the rules in force: asked by intake for those that begin an interaction. */
export const rulingBy =
  (db: Db, house: AnswerHouse): RulingOfBatch =>
  async (tx, contacts) => {
    const { version, rules, skills } = await presentRules(db);
    if (rules.length === 0) return () => null;
    const reader = asksLanguage(rules) ? await languageReader() : null;
    const known = await contactFacts(tx, [...new Set(contacts.values())]);
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
        at: now(),
        attachments: mail.attachments.some((one) => !one.inline),
      };
      const decision = applyRules(rules, facts, skills);
      if (decision.matched.length === 0) return null;
      const answer = decision.autoAnswer;
      return {
        skillId: decision.skillId ?? arrival.skillId,
        priority: decision.priority,
        told: { version, matched: decision.matched },
        carryOut: answer ? (act, taken) => autoAnswer(act, house, arrival, taken, answer.text) : null,
      };
    };
  };
