import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

/** Characters of one message between colleagues. */
export const MOST_CONSULT_TEXT = 4_000;
const text = z.string().trim().min(1).max(MOST_CONSULT_TEXT);

/** Asks a colleague about an interaction that stays where it is; one who is asked already gets it as a further message. */
export const consult = call({
  name: 'transfer.consult',
  who: 'agent',
  input: z.object({ interactionId: id, colleagueId: id, text, onceKey: z.uuid() }),
  output: z.object({ consultationId: id }),
  refusals: ['switched-off', 'not-found', 'not-mine', 'finished', 'target-gone', 'same-agent'],
});

const person = z.object({ id, name: z.string() });
export const consultationShape = z.object({
  id,
  asker: person,
  colleague: person,
  createdAt: instant,
  closedAt: instant.nullable(),
  closedByName: z.string().nullable(),
  messages: z.array(z.object({ id, agentId: id, agentName: z.string(), text: z.string(), createdAt: instant })),
  /** Of the other's messages, those that I have not seen; 0 for who only reads along. */
  unread: z.number().int(),
});
export type Consultation = z.output<typeof consultationShape>;

/** Oldest first; only those of mine, unless the interaction is mine or I am a supervisor. */
export const listConsultations = call({
  name: 'transfer.consultations',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({ consultations: z.array(consultationShape) }),
  refusals: ['not-found'],
});

/** The open ones between me and somebody, and those with something that I have not seen; newest first. */
export const myConsultations = call({
  name: 'transfer.myConsultations',
  who: 'agent',
  input: nothing,
  output: z.object({
    consultations: z.array(
      z.object({
        id,
        interactionId: id,
        subject: z.string(),
        contactName: z.string(),
        /** Who asks me, or whom I asked. */
        otherName: z.string(),
        asksMe: z.boolean(),
        unread: z.number().int(),
        at: instant,
      }),
    ),
  }),
});

export const sayInConsultation = call({
  name: 'transfer.sayInConsultation',
  who: 'agent',
  input: z.object({ consultationId: id, text, onceKey: z.uuid() }),
  output: z.object({ id }),
  refusals: ['not-found', 'not-part', 'consultation-closed'],
});

/** By either of the two. Closed twice is closed. */
export const closeConsultation = call({
  name: 'transfer.closeConsultation',
  who: 'agent',
  input: z.object({ consultationId: id }),
  output: nothing,
  refusals: ['not-found', 'not-part'],
});

export const seeConsultation = call({
  name: 'transfer.seeConsultation',
  who: 'agent',
  input: z.object({ consultationId: id, messageId: id }),
  output: nothing,
  refusals: ['not-found', 'not-part'],
});

/** Journal kinds; agent_id: one of the two, each has an entry. data: { consultationId } */
export const CONSULT_EVENTS = { changed: 'transfer.consultation-changed', seen: 'transfer.consultation-seen' } as const;
