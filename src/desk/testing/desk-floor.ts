import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { customerCardRoutes } from '#desk/customer-card/server/routes.ts';
import { composeRoutes } from '#desk/compose/server/routes.ts';
import { forwardRoutes } from '#desk/forward/server/routes.ts';
import { inboxRoutes } from '#desk/inbox/server/routes.ts';
import { outboundRoutes } from '#desk/outbound/server/routes.ts';
import { maskNotes, notesOf } from '#desk/notes-and-tags/server/api.ts';
import { notesRoutes } from '#desk/notes-and-tags/server/routes.ts';
import { outcomesRoutes } from '#desk/outcomes/server/routes.ts';
import { quickRepliesRoutes } from '#desk/quick-replies/server/routes.ts';
import { redactionRoutes } from '#desk/redaction/server/routes.ts';
import { mergingRoutes } from '#desk/merging/server/routes.ts';
import { searchRoutes } from '#desk/search/server/routes.ts';
import { splittingRoutes } from '#desk/splitting/server/routes.ts';
import { spamRoutes } from '#desk/spam/server/routes.ts';
import { snoozeRoutes } from '#desk/snooze/server/routes.ts';
import { threadRoutes } from '#desk/thread/server/routes.ts';
import { viewersRoutes } from '#desk/viewers/server/routes.ts';
import { whyHereRoutes } from '#desk/why-here/server/routes.ts';
import { maskTalk } from '#desk/transfer/server/api.ts';
import { transcriptRoutes } from '#desk/transcripts/server/routes.ts';
import { translationRoutes } from '#desk/translation/server/routes.ts';
import { transferRoutes } from '#desk/transfer/server/routes.ts';
import { timersRoutes } from '#desk/timers/server/routes.ts';
import type { Call, Role } from '#ground/api/contract.ts';
import { openBlobs } from '#ground/blobs/server/blobs.ts';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { createHttp } from '#ground/http/server/http.ts';
import { openSeal } from '#ground/secrets/server/seal.ts';
import type { IncomingMail, Translator } from '#spine/channels/contract.ts';
import { directoryRoutes } from '#spine/directory/server/routes.ts';
import { createTokens, takeIn } from '#spine/interactions/server/api.ts';
import { saveMailbox } from '#spine/mailboxes/server/api.ts';
import { createSessions, hashPassword, insertAgent } from '#spine/people/server/api.ts';
import { dispositionsRoutes } from '#spine/dispositions/server/routes.ts';
import { draftsRoutes } from '#spine/drafts/server/routes.ts';
import { tagsRoutes } from '#spine/tags/server/routes.ts';
import { noticesRoutes } from '#spine/notices/server/routes.ts';
import { peopleRoutes } from '#spine/people/server/routes.ts';
import { permissionsRoutes } from '#spine/permissions/server/routes.ts';
import { enqueue, saveSkillRow, setProficiencies } from '#spine/routing/server/api.ts';
import type { z } from 'zod';

export type DeskFloor = Awaited<ReturnType<typeof deskFloor>>;
/** One person, with the cookie of a real session. */
export type Person = { id: number; name: string; cookie: string };
export type Answer = { status: number; body: Record<string, unknown> & { refusal?: string } };

const PASSWORD = 'un mot de passe long';
const HOUSE = { hostName: 'maison.test' };

/** A real database, real sessions and the desk's real routes: everything but the doors. */
export const deskFloor = async () => {
  const at = await testDatabase();
  const { db } = at.database;
  const seal = await openSeal(at.folder);
  const tokens = createTokens(seal, HOUSE.hostName);
  const blobs = await openBlobs(path.join(at.folder, 'blobs'));
  const sessions = createSessions(db, false);
  const raws = new Map<number, Buffer>();
  const http = await createHttp({ identify: sessions.identify, bodyLimit: 48 * 1024 * 1024, publicUrl: null });
  const { act } = at;
  peopleRoutes(http, { db, act, sessions, demoAccounts: async () => [] });
  draftsRoutes(http, { db, act });
  noticesRoutes(http, { db, act });
  tagsRoutes(http, { db });
  dispositionsRoutes(http, { db });
  directoryRoutes(http, { db });
  permissionsRoutes(http, { db });
  inboxRoutes(http, { db, act });
  threadRoutes(http, { db, act, blobs, rawOf: async (id) => raws.get(id) ?? null, allowPrivateHosts: true });
  composeRoutes(http, { db, act, blobs, tokens });
  forwardRoutes(http, { db, act, rawOf: async (id) => raws.get(id) ?? null });
  redactionRoutes(http, { act, besides: [maskNotes, maskTalk] });
  customerCardRoutes(http, { db, act });
  viewersRoutes(http, { db, act });
  outboundRoutes(http, { db });
  outcomesRoutes(http, { db, act });
  transferRoutes(http, { db, act });
  notesRoutes(http, { db, act });
  quickRepliesRoutes(http, { db, act });
  timersRoutes(http, { db, act });
  mergingRoutes(http, { db, act });
  searchRoutes(http, { db });
  splittingRoutes(http, { db, act });
  snoozeRoutes(http, { db, act });
  // The doors are not here: nothing was stopped, nothing comes back.
  spamRoutes(http, { db, act, release: async (_tx, ledgerIds) => ledgerIds.length });
  /** Nothing is set up until a test brings what translates. */
  let translator: Translator = {
    ready: async () => false,
    pairs: async () => null,
    translate: async () => ({ failed: 'not-set-up', detail: '' }),
  };
  translationRoutes(http, {
    ...{ db, act },
    translator: {
      ready: () => translator.ready(),
      pairs: () => translator.pairs(),
      translate: (what) => translator.translate(what),
    },
  });
  whyHereRoutes(http, { db });
  transcriptRoutes(http, {
    ...{ db, act, blobs, tokens },
    notesOf: async (interactionId) =>
      (await notesOf(db, interactionId)).map((note) => ({
        author: note.agentName,
        at: note.createdAt,
        text: note.text,
      })),
  });

  const passwordHash = await hashPassword(PASSWORD);
  let ledgerId = 0;

  const skill = async (name: string, offers = false): Promise<number> => {
    const saved = await act((one) => saveSkillRow(one, { id: null, name, priority: 5, offers, offerSeconds: 60 }));
    if (typeof saved !== 'number') throw new Error(saved);
    return saved;
  };

  return {
    ...at,
    db,
    http,
    tokens,
    blobs,
    skill,
    translateWith: (one: Translator): void => void (translator = one),
    /** Keeps a raw mail as its door would. */
    keepRaw: (id: number, raw: Buffer): void => void raws.set(id, raw),

    mailbox: (address: string, skillId: number | null, senders: { address: string; name: string }[] = []) =>
      saveMailbox(act, seal, {
        id: null,
        address,
        name: 'Service à la clientèle',
        skillId,
        language: 'fr',
        incoming: { kind: 'listener' },
        outgoing: { kind: 'customer-mailbox' },
        senders,
        secrets: {},
      }),

    async person(
      name: string,
      more: { role?: Role; skills?: number[]; emailEnabled?: boolean; inboxLimit?: number } = {},
    ): Promise<Person> {
      const login = name.toLowerCase();
      const id = await act(async (one) => {
        const made = (await insertAgent(one.tx, {
          name,
          login,
          email: `${login}@maison.test`,
          passwordHash,
          role: more.role ?? 'agent',
          language: 'fr',
          teamId: null,
          emailEnabled: more.emailEnabled ?? true,
          inboxLimit: more.inboxLimit ?? null,
        }))!;
        await setProficiencies(
          one,
          made,
          (more.skills ?? []).map((skillId) => ({ skillId, level: 1 })),
        );
        return made;
      });
      const answer = await http.inject({
        method: 'POST',
        url: '/api/people.signIn',
        payload: { login, password: PASSWORD },
      });
      const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
      return { id, name, cookie };
    },

    /** Takes in one mail as the mail door does. */
    async receive(
      mailboxId: number,
      skillId: number | null,
      mail: Partial<IncomingMail> = {},
    ): Promise<{ interactionId: number; messageId: number; contactId: number; ledgerId: number }> {
      ledgerId += 1;
      const whole = { ...plainMail(), ...mail };
      for (const file of whole.attachments) await blobs.put(file.content);
      const arrival = { ledgerId, mail: whole, envelopeTo: whole.to.map((one) => one.address), mailboxId, skillId };
      const [taken] = await act(async (one) => {
        const all = await takeIn(one, [arrival], { tokens, ...HOUSE });
        await enqueue(
          one,
          all.flatMap((each) => (each.wantsAgent && each.interactionId !== null ? [each.interactionId] : [])),
        );
        return all;
      });
      return {
        interactionId: taken!.interactionId!,
        messageId: taken!.messageId!,
        contactId: taken!.contactId!,
        ledgerId,
      };
    },

    /** One call of a contract; a null person is a stranger. */
    async call<I extends z.ZodType, O extends z.ZodType>(
      person: Person | null,
      contract: Call<I, O>,
      input: z.input<I>,
    ): Promise<Answer> {
      const answer = await http.inject({
        method: 'POST',
        url: `/api/${contract.name}`,
        payload: input as object,
        headers: person ? { cookie: person.cookie } : {},
      });
      return { status: answer.statusCode, body: answer.json() };
    },

    get: (person: Person | null, url: string, headers: Record<string, string> = {}) =>
      http.inject({ method: 'GET', url, headers: { ...headers, ...(person ? { cookie: person.cookie } : {}) } }),

    async close(): Promise<void> {
      await http.close();
      await at.close();
    },
  };
};

export const plainMail = (): IncomingMail => ({
  messageId: `${randomUUID()}@client.test`,
  inReplyTo: [],
  references: [],
  from: { name: 'Hélène Gagné', address: 'helene@client.test' },
  replyTo: [],
  to: [{ name: '', address: 'aide@maison.test' }],
  cc: [],
  subject: 'Facture en double',
  date: new Date('2026-11-20T14:05:00Z'),
  text: 'Bonjour,\n\nJ’ai reçu deux factures.\n\nHélène',
  html: null,
  freshText: '',
  attachments: [],
  kind: 'mail',
  bounce: null,
  bulk: false,
  invitation: null,
  verdict: null,
  hops: 1,
  loopMarks: [],
  fingerprint: randomUUID(),
});
