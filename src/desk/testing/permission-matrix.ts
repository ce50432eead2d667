import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as inbox from '#desk/inbox/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** Who asks: nobody signed in; an agent who may not see it; one who may; whose it is; and the two other roles. */
const WHO = ['stranger', 'blind', 'peer', 'owner', 'supervisor', 'administrator'] as const;
export type Who = Exclude<(typeof WHO)[number], 'stranger'>;

export type Scene = {
  floor: DeskFloor;
  people: Record<Who, Person>;
  skillId: number;
  mailboxId: number;
  /** An interaction in the owner's inbox, made for this one asking. */
  interactionId: number;
  messageId: number;
  contactId: number;
};
export type Row = {
  call: Call;
  input(scene: Scene): object | Promise<object>;
  /** What each hears: 'ok' or a refusal code. A stranger always hears 'signed-out'. */
  hears: Record<Who, string>;
};

export const everyone: Row['hears'] = { blind: 'ok', peer: 'ok', owner: 'ok', supervisor: 'ok', administrator: 'ok' };
export const whoSees: Row['hears'] = { ...everyone, blind: 'not-found' };
export const ownerAlone = (code: string): Row['hears'] => ({
  ...{ blind: 'not-found', peer: code, owner: 'ok', supervisor: code, administrator: code },
});
export const supervisors: Row['hears'] = {
  ...everyone,
  blind: 'not-allowed',
  peer: 'not-allowed',
  owner: 'not-allowed',
};
export const administrators: Row['hears'] = { ...supervisors, supervisor: 'not-allowed' };

/** Every call of these rooms (what stands before the dot in its name), asked by everybody in turn. */
export const provePermissions = (rooms: readonly string[], rows: readonly Row[]): void => {
  let given: Omit<Scene, 'interactionId' | 'messageId' | 'contactId'>;
  before(async () => {
    const floor = await deskFloor();
    const skillId = await floor.skill('Facturation');
    given = {
      floor,
      skillId,
      mailboxId: Number(await floor.mailbox('aide@maison.test', skillId)),
      people: {
        blind: await floor.person('Bruno'),
        peer: await floor.person('Paule', { skills: [skillId], inboxLimit: 900 }),
        owner: await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 }),
        supervisor: await floor.person('Sophie', { role: 'supervisor', inboxLimit: 900 }),
        administrator: await floor.person('Adam', { role: 'administrator', inboxLimit: 900 }),
      },
    };
  });
  after(() => given?.floor.close());

  test(`every call of ${rooms.join(', ')} has its row in the table`, () => {
    const calls = answeredCalls()
      .map((one) => one.name)
      .filter((name) => rooms.includes(name.split('.')[0]!));
    assert.deepEqual(calls.toSorted(), rows.map((row) => row.call.name).toSorted());
  });

  for (const row of rows)
    test(`who may ask ${row.call.name}`, async () => {
      const { floor, people } = given;
      const heard: Record<string, string> = {};
      for (const who of WHO) {
        const received = await floor.receive(given.mailboxId, given.skillId);
        await floor.call(people.owner, inbox.assignToMe, { interactionId: received.interactionId });
        const input = await row.input({ ...given, ...received });
        const { status, body } = await floor.call(who === 'stranger' ? null : people[who], row.call, input);
        heard[who] = status === 200 ? 'ok' : String(body.refusal);
      }
      assert.deepEqual(heard, { stranger: 'signed-out', ...row.hears });
    });
};
