import { createDeliverBuiltIn } from '#doors/customer-mailbox/server/api.ts';
import { rawOfLedger, startImapWatchers } from '#doors/mail-in/server/api.ts';
import { transcriptWriter } from '#desk/transcripts/server/api.ts';
import { startSender } from '#doors/mail-out/server/api.ts';
import { concernsCrm, hearForCrm, HUBSPOT, startCrm } from '#doors/crm/server/api.ts';
import { concernsWebhooks, hearForWebhooks, startWebhooks } from '#doors/webhooks/server/api.ts';
import { startPlayed, startRooms, startServiceLines, watchCalls } from '#doors/voice/server/api.ts';
import { startTexts } from '#doors/texts/server/api.ts';
import { followJournal } from '#ground/events/server/follow.ts';
import { CONNECTION_EVENTS } from '#spine/connections/contract.ts';
import { roomsOf, type House } from './house.ts';
import { readJournal } from './read-journal.ts';

/** Doors that look outward by themselves: mail that leaves, mailboxes that are watched, systems that are told. */
export const startDoors = async (house: House): Promise<{ stop(): Promise<void> }> => {
  const sender = startSender({
    database: house.database,
    bell: house.bell,
    act: house.act,
    blobs: house.blobs,
    seal: house.seal,
    hostName: house.config.hostName,
    maxMailBytes: house.config.maxMailBytes,
    transcriptOf: transcriptWriter(house),
    rawOf: (ledgerId) => rawOfLedger(house.database.db, ledgerId),
    deliverBuiltIn: createDeliverBuiltIn(house.act),
  });
  const watchers = startImapWatchers({
    database: house.database,
    bell: house.bell,
    seal: house.seal,
    maxMailBytes: house.config.maxMailBytes,
  });
  const { act, bell, config } = house;
  const heard = await readJournal(
    house,
    'webhooks',
    concernsWebhooks,
    (one, entries) => hearForWebhooks(one, entries, config.publicUrl),
    { afterwards: () => bell.ring() },
  );
  const webhooks = startWebhooks({
    ...{ database: house.database, bell, act, seal: house.seal, allowPrivate: config.webhooksPrivate },
  });
  const heardForCrm = await readJournal(house, 'crm', concernsCrm, hearForCrm, { afterwards: () => bell.ring() });
  const crm = startCrm({
    ...{ db: house.database.db, act, bell, seal: house.seal, publicUrl: config.publicUrl },
    address: config.hubspotAddress ?? HUBSPOT,
  });
  const texts = startTexts({
    ...{ db: house.database.db, act, bell, seal: house.seal, blobs: house.blobs, publicUrl: config.publicUrl },
    address: config.textsAddress,
  });
  const calls = watchCalls(house.database.db, act, house.blobs);
  const services = await startServiceLines({ database: house.database, bell, act, seal: house.seal });
  const rooms = await startRooms(roomsOf(house), bell);
  const played = await startPlayed({ database: house.database, act }, bell);
  const followed = await followJournal(house.database, bell, async (entries) => {
    if (entries.some((one) => one.kind === CONNECTION_EVENTS.changed)) await texts.refreshLines();
  });
  return {
    async stop() {
      await followed.stop();
      await calls.stop();
      await services.stop();
      await rooms.stop();
      await played.stop();
      const readers = [heard.stop(), heardForCrm.stop(), texts.stop()];
      await Promise.all([sender.stop(), watchers.stop(), webhooks.stop(), crm.stop(), ...readers]);
    },
  };
};
