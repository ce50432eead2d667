import { MOST_WORDS, type Condition, type Rule } from './contract.ts';
import { globMatches, holdsPhrase, senderMatches, wordsOf, type Words } from './text/rules.ts';

/** What a rule may ask of a mail that begins an interaction. No I/O, no clock. */
export type Facts = {
  mailboxId: number | null;
  sender: string;
  subject: string;
  body: string;
  /** Null: its words are too few to tell, or no rule asks. */
  language: string | null;
  company: string | null;
  place: string | null;
  contactLanguage: string | null;
  contactTags: ReadonlySet<number>;
  at: Date;
  attachments: boolean;
};

/** A condition that held, and what in it did: the words that were looked for, never those of the mail. */
export type Held = { field: Condition['field']; not: boolean; found: string };
export type Did = 'skill' | 'priority' | 'tags' | 'auto-answer' | 'stop';
export type Matched = { key: string; name: string; held: Held[]; did: Did[] };
export type Decision = {
  skillId: number | null;
  priority: number | null;
  /** Of every rule that held: adding one tag keeps no other off. */
  tagIds: number[];
  autoAnswer: { text: string; rule: string } | null;
  /** The rules that held, in their order, with what each came to. */
  matched: Matched[];
};

/** Each text is cut into words once, when the first rule asks. */
type Reading = { facts: Facts; words(of: 'subject' | 'body' | 'company' | 'place'): Words };

const reading = (facts: Facts): Reading => {
  const cut = new Map<string, Words>();
  return {
    facts,
    words: (of) => {
      const known = cut.get(of) ?? wordsOf(facts[of] ?? '');
      cut.set(of, known);
      return known;
    },
  };
};

const formats = new Map<string, Intl.DateTimeFormat>();
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Day 1 to 7 and minutes since midnight, where that time zone is. */
export const localTime = (at: Date, timeZone: string): { day: number; minutes: number } | null => {
  try {
    const format =
      formats.get(timeZone) ??
      new Intl.DateTimeFormat('en-US', {
        timeZone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
    formats.set(timeZone, format);
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return { day: DAYS.indexOf(part['weekday']!) + 1, minutes: Number(part['hour']) * 60 + Number(part['minute']) };
  } catch {
    return null;
  }
};

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

const inHours = (one: Extract<Condition, { field: 'time' }>, at: Date): boolean => {
  const here = localTime(at, one.timeZone);
  if (!here) return false;
  const [from, to] = [minutesOf(one.from), minutesOf(one.to)];
  const { day, minutes } = here;
  const before = day === 1 ? 7 : day - 1;
  if (from < to) return one.days.includes(day) && minutes >= from && minutes < to;
  // The same hour twice is the whole day; a later one leads past midnight.
  return (one.days.includes(day) && minutes >= from) || (one.days.includes(before) && minutes < to);
};

/** What in the condition holds, its "not" left aside; null when nothing does. */
const found = (one: Condition, { facts, words }: Reading): string | null => {
  switch (one.field) {
    case 'mailbox':
      return one.mailboxIds.some((each) => each === facts.mailboxId) ? String(facts.mailboxId) : null;
    case 'sender':
      return one.words.find((each) => senderMatches(each, facts.sender)) ?? null;
    case 'subject':
    case 'body':
      return one.words.find((each) => holdsPhrase(words(one.field as 'subject' | 'body'), each)) ?? null;
    case 'contact-company':
      return one.words.find((each) => holdsPhrase(words('company'), each)) ?? null;
    case 'contact-place':
      return one.words.find((each) => holdsPhrase(words('place'), each)) ?? null;
    case 'language':
      return one.languages.find((each) => each === facts.language) ?? null;
    case 'contact-language':
      return one.languages.find((each) => each === facts.contactLanguage?.slice(0, 2).toLowerCase()) ?? null;
    case 'contact-tags': {
      const has = one.tagIds.find((each) => facts.contactTags.has(each));
      return has === undefined ? null : String(has);
    }
    case 'time':
      return inHours(one, facts.at) ? `${one.from}–${one.to}` : null;
    case 'attachments':
      return facts.attachments ? '' : null;
  }
};

/** What a condition says, where none of it was found. */
const saidOf = (one: Condition): string => {
  if (one.field === 'mailbox') return one.mailboxIds.join(',');
  if (one.field === 'contact-tags') return one.tagIds.join(',');
  if (one.field === 'time') return `${one.from}–${one.to}`;
  if (one.field === 'attachments') return '';
  return ('words' in one ? one.words : one.languages).join(', ').slice(0, 200);
};

const holds = (one: Condition, read: Reading): Held | null => {
  const what = found(one, read);
  if ((what === null) !== one.not) return null;
  return { field: one.field, not: one.not, found: what ?? saidOf(one) };
};

const together = <T>(match: 'all' | 'any', parts: readonly T[], ask: (part: T) => Held[] | null): Held[] | null => {
  const held: Held[] = [];
  let any = false;
  for (const part of parts) {
    const one = ask(part);
    if (one) {
      any = true;
      held.push(...one);
      if (match === 'any') return held;
    } else if (match === 'all') return null;
  }
  return any || match === 'all' ? held : null;
};

/** Null when the rule is not for this mail; else the conditions that made it so. */
const heldBy = (rule: Rule, read: Reading): Held[] | null =>
  rule.groups.length === 0
    ? []
    : together(rule.match, rule.groups, (group) =>
        together(group.match, group.conditions, (one) => {
          const held = holds(one, read);
          return held && [held];
        }),
      );

/** Its skill is not in use any more: it does nothing, and the list says so. */
export const isBroken = (rule: Pick<Rule, 'skillId'>, skills: ReadonlySet<number>): boolean =>
  rule.skillId !== null && !skills.has(rule.skillId);

/** For each kind of action the first rule that holds decides, and tags are added up; `skills`: those in use. */
export const applyRules = (rules: readonly Rule[], facts: Facts, skills: ReadonlySet<number>): Decision => {
  const read = reading(facts);
  const decision: Decision = { skillId: null, priority: null, tagIds: [], autoAnswer: null, matched: [] };
  for (const rule of rules) {
    if (!rule.on || isBroken(rule, skills)) continue;
    const held = heldBy(rule, read);
    if (!held) continue;
    const did: Did[] = [];
    if (rule.skillId !== null && decision.skillId === null) {
      decision.skillId = rule.skillId;
      did.push('skill');
    }
    if (rule.priority !== null && decision.priority === null) {
      decision.priority = rule.priority;
      did.push('priority');
    }
    const fresh = rule.tagIds.filter((each) => !decision.tagIds.includes(each));
    if (fresh.length > 0) {
      decision.tagIds.push(...fresh);
      did.push('tags');
    }
    if (rule.autoAnswer && !decision.autoAnswer) {
      decision.autoAnswer = { text: rule.autoAnswer.text, rule: rule.name };
      did.push('auto-answer');
    }
    if (rule.stop) did.push('stop');
    decision.matched.push({ key: rule.key, name: rule.name, held: held.slice(0, 20), did });
    if (rule.stop) break;
  }
  return decision;
};

const conditionsOf = (rules: readonly Rule[]): Condition[] =>
  rules.flatMap((rule) => rule.groups.flatMap((group) => group.conditions));

/** Reading the language of a mail costs a little: only where a rule asks. */
export const asksLanguage = (rules: readonly Rule[]): boolean =>
  rules.some((rule) => rule.on && conditionsOf([rule]).some((one) => one.field === 'language'));

/** What a contact is tagged with costs a question: only where a rule asks. */
export const asksTags = (rules: readonly Rule[]): boolean =>
  rules.some((rule) => rule.on && conditionsOf([rule]).some((one) => one.field === 'contact-tags'));

/** Nothing would come of it. */
export const doesNothing = (rule: {
  skillId: number | null;
  priority: number | null;
  tagIds?: readonly number[] | undefined;
  autoAnswer: object | null;
  stop: boolean;
}): boolean =>
  rule.skillId === null &&
  rule.priority === null &&
  (rule.tagIds ?? []).length === 0 &&
  rule.autoAnswer === null &&
  !rule.stop;

export type RulesProblem = {
  code: 'too-many-words' | 'no-word' | 'unknown-time-zone' | 'does-nothing' | 'same-key';
  rule: string;
  word: string;
};
/** Why a set of rules cannot be saved; null when it can. */
export const rulesProblem = (rules: readonly Rule[]): RulesProblem | null => {
  const keys = new Set<string>();
  let words = 0;
  for (const rule of rules) {
    const problem = (code: RulesProblem['code'], word = ''): RulesProblem => ({ code, rule: rule.name, word });
    if (keys.has(rule.key)) return problem('same-key');
    keys.add(rule.key);
    if (doesNothing(rule)) return problem('does-nothing');
    for (const one of conditionsOf([rule])) {
      if (one.field === 'time' && !localTime(new Date(0), one.timeZone))
        return problem('unknown-time-zone', one.timeZone);
      if (!('words' in one)) continue;
      words += one.words.length;
      const empty =
        one.field === 'sender' ? undefined : one.words.find((each) => wordsOf(each, true).list.length === 0);
      if (empty !== undefined) return problem('no-word', empty);
      if (words > MOST_WORDS) return problem('too-many-words');
    }
  }
  return null;
};

export type AutoAnswerFacts = {
  kind: 'mail' | 'bounce' | 'auto-reply' | 'feedback-report';
  bulk: boolean;
  /** Empty: the mail says that nothing should come back to it. */
  envelopeFrom: string;
  to: string;
  /** Written to us openly, rather than by a blind copy or a list. */
  named: boolean;
  /** An address of ours would answer in its turn. */
  ours: boolean;
  /** Days since it was written: a mailbox read for the first time, or a mail that was held, brings old ones. */
  age: number;
};
const MACHINES = [
  'mailer-daemon',
  'postmaster',
  'no-reply*',
  'noreply*',
  'do-not-reply*',
  'donotreply*',
  'ne-pas-repondre*',
  'nepasrepondre*',
  'owner-*',
  '*-request',
  '*-owner',
  'bounce*',
  'listserv',
  'majordomo',
  'root',
];
/** Days after which nobody waits for « we have received your mail ». */
const OLDEST_ANSWERED = 3;
/** RFC 3834: why nothing is answered by itself; null when it is. */
export const whyNoAutoAnswer = (
  facts: AutoAnswerFacts,
): 'machine' | 'bulk' | 'no-return' | 'not-named' | 'ours' | 'old' | null => {
  if (facts.kind !== 'mail') return 'machine';
  if (facts.bulk) return 'bulk';
  if (facts.envelopeFrom === '') return 'no-return';
  if (facts.ours) return 'ours';
  if (facts.age > OLDEST_ANSWERED) return 'old';
  const local = facts.to.slice(0, facts.to.lastIndexOf('@')).toLowerCase();
  if (MACHINES.some((each) => globMatches(each, local))) return 'machine';
  return facts.named ? null : 'not-named';
};
