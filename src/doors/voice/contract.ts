import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { STATES } from '#spine/people/contract.ts';

const text = (most: number) => z.string().trim().max(most);

export const RECORDINGS = ['off', 'manual', 'always'] as const;
/** 'play': the built-in telephone, by which all of it can be tried with nothing else. */
export const PROVIDERS = ['sip', 'twilio', 'play'] as const;
/** Of every way by which calls come and go. */
const common = {
  id: id.nullable(),
  name: text(80).min(1),
  /** What the contact sees: E.164. */
  ...{ number: text(40), skillId: id.nullable(), enabled: z.boolean() },
  /** 'manual': the agent begins it; 'always': by itself, and the agent may only pause it. */
  recording: z.enum(RECORDINGS),
  /** The contact hears two tones when it begins. */
  announces: z.boolean(),
};
/** A SIP server that speaks WebSocket (Asterisk, FreeSWITCH, Kamailio, an SBC…). */
export const connectionFields = z.object({
  ...common,
  /** wss://…; ws:// on this machine or a closed network alone. */
  server: text(500),
  /** Of every address there, with its port where it has one: pbx.exemple.ca. */
  domain: text(253).min(1),
  /** STUN and TURN, one a line: turn:host:3478 user secret. */
  ice: text(2_000),
  /** The house's own SIP user, to which the server sends calls for the skill; '': calls go to agents alone. */
  serviceUser: text(100),
});
/** An account at Twilio: https://www.twilio.com/docs/voice. */
export const twilioFields = z.object({
  ...common,
  number: text(40).min(1),
  accountSid: text(34).regex(/^AC[0-9a-f]{32}$/i),
  apiKeySid: text(34).regex(/^SK[0-9a-f]{32}$/i),
});

const lineShape = z.object({ agentId: id, agentName: z.string(), connectionId: id, sipUser: z.string() });
export const readVoice = call({
  name: 'voice.read',
  who: 'administrator',
  input: nothing,
  output: z.object({
    connections: z.array(
      connectionFields.extend({
        ...{ id, provider: z.enum(PROVIDERS), domain: z.string() },
        ...{ accountSid: z.string(), apiKeySid: z.string() },
        /** Twilio knows where to ask us. */
        prepared: z.boolean(),
        /** Null: nothing was told of it yet. */
        service: z.object({ state: z.enum(['connecting', 'ready', 'refused', 'lost']), cause: z.string() }).nullable(),
      }),
    ),
    lines: z.array(lineShape),
    agents: z.array(z.object({ id, name: z.string() })),
  }),
});
export const voiceLogShape = z.object({
  at: instant,
  /** The first five: how the connection fared; the others: a call, or who hung up before anybody had it. */
  what: z.enum(['ready', 'refused', 'lost', 'forged', 'saved', 'call-in', 'call-out', 'missed']),
  /** As the other end says it; of a call, the cause of its end; '' for the other two where it is none. */
  ...{ detail: z.string(), number: z.string(), agentName: z.string() },
  /** Spoken, or waited; null: nobody spoke. */
  seconds: z.number().int().nullable(),
});
export type VoiceLogRow = z.input<typeof voiceLogShape>;
/** The last two hundred things that happened there. */
export const readVoiceLog = call({
  name: 'voice.log',
  who: 'administrator',
  input: z.object({ connectionId: id }),
  output: z.object({ rows: z.array(voiceLogShape) }),
});
export const saveVoice = call({
  name: 'voice.save',
  who: 'administrator',
  /** Empty `servicePassword`: as it was. */
  input: connectionFields.extend({ servicePassword: z.string().max(200) }),
  output: z.object({ id }),
  refusals: ['not-found', 'server-wrong', 'server-insecure', 'number-wrong', 'address-taken'],
});
/** Empty secrets: as they were. */
export const saveTwilio = call({
  name: 'voice.saveTwilio',
  who: 'administrator',
  input: twilioFields.extend({ apiKeySecret: text(200), authToken: text(200) }),
  output: z.object({ id }),
  refusals: ['not-found', 'number-wrong', 'address-taken', 'secrets-missing'],
});
export const savePlayed = call({
  name: 'voice.savePlayed',
  who: 'administrator',
  input: z.object({ ...common, number: text(40).min(1) }),
  output: z.object({ id }),
  refusals: ['not-found', 'number-wrong', 'address-taken'],
});
/** Sets up at Twilio what calls need there: it is asked for by the administrator, and may be again. */
export const prepareTwilio = call({
  name: 'voice.prepareTwilio',
  who: 'administrator',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found', 'no-public-url', 'number-not-there', 'account', 'provider'],
});
export const removeVoice = call({
  name: 'voice.remove',
  who: 'administrator',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found'],
});
/**
 * Empty `password`: as it was. `sipUser` empty: the agent has no line any more. At Twilio a line has the name that we give
 * it, and no password.
 */
export const saveLine = call({
  name: 'voice.saveLine',
  who: 'administrator',
  input: z.object({ agentId: id, connectionId: id, sipUser: text(100), password: z.string().max(200) }),
  output: nothing,
  refusals: ['not-found', 'password-missing', 'user-taken'],
});

const lineOfAll = {
  ...{ connectionId: id, number: z.string(), user: z.string() },
  ...{ recording: z.enum(RECORDINGS), announces: z.boolean() },
};
/** All that my own page needs to be a telephone; given to nobody else. */
export const myLine = call({
  name: 'voice.myLine',
  who: 'agent',
  input: nothing,
  output: z.object({
    line: z
      .discriminatedUnion('kind', [
        z.object({
          ...{ kind: z.literal('sip'), ...lineOfAll, server: z.string(), domain: z.string(), password: z.string() },
          ice: z.array(
            z.object({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }),
          ),
        }),
        z.object({ kind: z.literal('twilio'), ...lineOfAll }),
        z.object({ kind: z.literal('play'), ...lineOfAll }),
      ])
      .nullable(),
  }),
});
/** Of a line at Twilio: what lets my page be that telephone for an hour. */
export const myToken = call({
  name: 'voice.myToken',
  who: 'agent',
  input: nothing,
  output: z.object({ token: z.string() }),
  refusals: ['no-line'],
});

/** Whom a call can be handed to: colleagues with a line of the same server. */
export const listColleagues = call({
  name: 'voice.colleagues',
  who: 'agent',
  input: nothing,
  output: z.object({
    colleagues: z.array(
      z.object({
        sipUser: z.string(),
        name: z.string(),
        state: z.enum(STATES),
        there: z.boolean(),
        onCall: z.boolean(),
      }),
    ),
  }),
});

/** What becomes of a call: `callId` is made by the page, and known again. */
export const beginCall = call({
  name: 'voice.begin',
  who: 'agent',
  input: z.object({
    callId: z.uuid(),
    direction: z.enum(['in', 'out']),
    number: text(100),
    /** Of an elevation; null: it came in by itself, or was dialled without one. */
    legId: id.nullable(),
  }),
  /** `queued`: it came by a service line, and goes to somebody else where it is not taken. */
  output: z.object({ interactionId: id, legId: id, queued: z.boolean() }),
  refusals: ['not-found', 'no-line', 'number-wrong', 'in-call', 'channel-off'],
});
export const CALL_STATES = ['ringing', 'up', 'held'] as const;
/** Also that it is still there: a page says so every ten seconds. False: it is over here already. */
export const tellCall = call({
  name: 'voice.tell',
  who: 'agent',
  input: z.object({
    callId: z.uuid(),
    state: z.enum(CALL_STATES),
    quality: z.object({ lost: z.number(), jitterMs: z.number(), roundTripMs: z.number().nullable() }).nullable(),
  }),
  output: z.object({
    under_way: z.boolean(),
    /** In a room of a provider's; null: there is none, or it was not called yet. */
    contact: z
      .object({
        state: z.enum(['ringing', 'up', 'over']),
        cause: z.string(),
        /** Who speaks with them now; null: nobody else. */
        handedTo: z.string().nullable(),
      })
      .nullable(),
  }),
});
/** WebM in base64; pieces from 0 on, which joined are one file. */
export const keepRecording = call({
  name: 'voice.keepRecording',
  who: 'agent',
  input: z.object({
    callId: z.uuid(),
    piece: z.number().int().min(0).max(20_000),
    content: z.base64().max(700_000),
  }),
  output: nothing,
  refusals: ['not-found', 'not-recorded'],
});
export const ENDED_BY = ['contact', 'agent', 'system'] as const;
export const endCall = call({
  name: 'voice.end',
  who: 'agent',
  input: z.object({
    callId: z.uuid(),
    endedBy: z.enum(ENDED_BY),
    /** Short and technical: Busy, Canceled, Rejected… */
    cause: text(100),
    transferredTo: text(100).nullable().default(null),
  }),
  output: nothing,
});

/* A call that a provider keeps in a room: what a SIP telephone does by itself is asked of it. */
const inRoom = {
  who: 'agent',
  output: nothing,
  refusals: ['not-found', 'provider', 'in-call', 'number-wrong'],
} as const;
export const holdCall = call({
  name: 'voice.hold',
  input: z.object({ callId: z.uuid(), on: z.boolean() }),
  ...inRoom,
});
/** `to`: a colleague’s line, or a number. `atOnce`: it is theirs as soon as they answer. The contact waits meanwhile. */
export const handOnCall = call({
  name: 'voice.handOn',
  input: z.object({ callId: z.uuid(), to: text(100), atOnce: z.boolean() }),
  ...inRoom,
});
/** Whoever was asked speaks with the contact, and I with nobody. */
export const finishHandOn = call({ name: 'voice.finishHandOn', input: z.object({ callId: z.uuid() }), ...inRoom });
export const cancelHandOn = call({ name: 'voice.cancelHandOn', input: z.object({ callId: z.uuid() }), ...inRoom });

/** My line is registered, which a page says now and then; only then calls are routed to me. */
export const tellReady = call({
  name: 'voice.ready',
  who: 'agent',
  input: z.object({ ready: z.boolean() }),
  output: nothing,
});

/** My call that is under way, whichever of my pages has it. */
export const myCall = call({
  name: 'voice.myCall',
  who: 'agent',
  input: nothing,
  output: z.object({
    call: z
      .object({
        callId: z.uuid(),
        interactionId: id,
        number: z.string(),
        state: z.enum(CALL_STATES),
        startedAt: instant,
      })
      .nullable(),
  }),
});

/** Journal kinds of this room. data: { callId, state }; of `told`: ToldOfRoom */
export const VOICE_EVENTS = { changed: 'voice.changed', setUp: 'voice.set-up', told: 'voice.told' } as const;
/** What a provider tells of a room in which an agent’s call is; `cause` of what is over or failed, or who has it now. */
export type ToldOfRoom = {
  callId: string;
  what: 'ringing' | 'up' | 'over' | 'target-ringing' | 'target-up' | 'target-over' | 'handed-on' | 'hand-on-failed';
  cause: string;
};
/** Where a provider of calls tells us. */
export const hookPath = (connectionId: number | ':id'): string => `/hooks/voice/${connectionId}`;
