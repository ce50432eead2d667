import type { Db } from '#ground/db/server/database.ts';
import type { Rule } from '../contract.ts';
import { applyRules, asksLanguage, asksTags, whyNoAutoAnswer, type Decision, type Facts } from '../rules.ts';
import { languageOf, languageReader } from './language.ts';
import { presentRules } from './present-rules.ts';
import { contactFacts, contactTags, firstMails, type PastMail } from './rules-store.ts';

export type Outcome = {
  skillId: number | null;
  priority: number | null;
  tagIds: number[];
  autoAnswer: string | null;
  rules: string[];
};
export type TrialRow = {
  interactionId: number;
  sender: string;
  subject: string;
  at: Date;
  before: Outcome;
  after: Outcome;
};
export type Trial = { tried: number; next: number | null; changes: TrialRow[] };

/** A past mail does not say whether a list sent it: of those that are known not to be answered the rest is told. */
const answered = (mail: PastMail, decision: Decision): string | null => {
  if (!decision.autoAnswer) return null;
  const { kind, sender } = mail;
  const why = whyNoAutoAnswer({
    kind,
    to: sender,
    envelopeFrom: sender,
    bulk: false,
    named: true,
    ours: false,
    age: 0,
  });
  return why ? null : decision.autoAnswer.rule;
};

const outcomeOf = (mail: PastMail, decision: Decision): Outcome => ({
  skillId: decision.skillId ?? mail.mailboxSkillId,
  priority: decision.priority,
  tagIds: decision.tagIds.toSorted((one, other) => one - other),
  autoAnswer: answered(mail, decision),
  rules: decision.matched.map((one) => one.name).slice(0, 10),
});

const differs = (a: Outcome, b: Outcome): boolean =>
  a.skillId !== b.skillId ||
  a.priority !== b.priority ||
  a.tagIds.join() !== b.tagIds.join() ||
  (a.autoAnswer === null) !== (b.autoAnswer === null);

/**
 * What a set of rules would have made of mails that began interactions, beside what the rules in force make of the same.
 * Nothing is touched. `before`: where the last part ended.
 */
export const tryRules = async (
  db: Db,
  rules: readonly Rule[],
  part: { before: number | null; count: number },
): Promise<Trial> => {
  const present = await presentRules(db);
  const mails = await firstMails(db, part.before, part.count);
  const contacts = await contactFacts(db, [...new Set(mails.map((one) => one.contactId))]);
  const reader = asksLanguage([...rules, ...present.rules]) ? await languageReader() : null;
  const tags = asksTags([...rules, ...present.rules]) ? await contactTags(db, [...contacts.keys()]) : null;
  const changes = mails.flatMap((mail): TrialRow[] => {
    const contact = contacts.get(mail.contactId);
    const facts: Facts = {
      mailboxId: mail.mailboxId,
      sender: mail.sender,
      subject: mail.subject,
      body: mail.text,
      language: languageOf(reader, mail.subject, mail.text),
      company: contact?.company ?? null,
      place: contact?.place ?? null,
      contactLanguage: contact?.language ?? null,
      contactTags: tags?.get(mail.contactId) ?? new Set(),
      at: mail.at,
      attachments: mail.attachments,
    };
    const before = outcomeOf(mail, applyRules(present.rules, facts, present.skills));
    const after = outcomeOf(mail, applyRules(rules, facts, present.skills));
    if (!differs(before, after)) return [];
    const sender = mail.hidden ? '' : mail.senderName || mail.sender;
    return [{ interactionId: mail.interactionId, sender, subject: mail.subject, at: mail.at, before, after }];
  });
  return { tried: mails.length, next: mails.length < part.count ? null : mails.at(-1)!.interactionId, changes };
};
