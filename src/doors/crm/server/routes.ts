import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { refuse } from '#ground/refusal.ts';
import { fieldRows } from '#spine/contacts/server/api.ts';
import * as contract from '../contract.ts';
import { NoHubSpot, openLine, type Line } from '../hubspot/ask.ts';
import { probeContacts, readPipelines, readPortal, readProperties, scopesOf } from '../hubspot/hubspot.ts';
import { keptLine, orRefuse, recordUrl, settingsOf, type CrmDeps } from './access.ts';
import { checkSettings } from './check-settings.ts';
import { countWork, tryAgain, workRows } from './log-store.ts';
import { hereFields } from './pairs.ts';
import * as store from './settings-store.ts';
import { ensureTicketProperties } from './ticket.ts';
import { forgetAccount } from './work-store.ts';

const PAGE = 50;

/** Rights that a call turned out not to have; empty: it has them. */
const missingFor = async (asking: Promise<unknown>, otherwise: string): Promise<string[]> => {
  try {
    await asking;
    return [];
  } catch (error) {
    if (!(error instanceof NoHubSpot) || error.problem !== 'scopes') throw error;
    return error.scopes.length > 0 ? [...error.scopes] : [otherwise];
  }
};

/** Where the token leads and what it may not do. Rights to write are known only where HubSpot tells them. */
const examine = async (line: Line, token: string) => {
  const portal = await readPortal(line);
  const scopes = await scopesOf(line, token);
  if (scopes !== null)
    return { portal, known: true, missing: contract.SCOPES.filter((scope) => !scopes.includes(scope)) };
  const missing = [
    ...(await missingFor(readProperties(line, 'contacts'), 'crm.schemas.contacts.read')),
    ...(await missingFor(probeContacts(line), 'crm.objects.contacts.read')),
    ...(await missingFor(readPipelines(line), 'tickets')),
  ];
  return { portal, known: false, missing: [...new Set(missing)] };
};

/** It goes into a header: letters, digits and a few signs. */
const formed = (token: string): string => {
  if (!/^[\w.~+/=-]+$/.test(token)) throw refuse('token-form');
  return token;
};

export const crmRoutes = (http: FastifyInstance, deps: CrmDeps): void => {
  const { db, act, seal, address } = deps;

  answer(http, contract.readCrm, async () => {
    const row = await store.settingsRow(db);
    const { portal, failingSince, problem, said, readAt } = row;
    return {
      ...settingsOf(row),
      ...{
        hasToken: row.token !== null,
        portal: row.token === null ? null : portal,
        failingSince,
        problem,
        said,
        readAt,
        counts: await countWork(db),
      },
    };
  });

  answer(http, contract.tryCrm, async ({ token }) => {
    const kept = token === undefined ? await keptLine(deps) : { token, line: openLine(formed(token), address) };
    return orRefuse(examine(kept.line, kept.token));
  });

  answer(http, contract.connectCrm, async ({ token }, { actor }) => {
    const found = await orRefuse(examine(openLine(formed(token), address), token));
    await act(async ({ tx, say }) => {
      const before = (await store.settingsRow(tx, true)).portal;
      if (before !== null && before.portalId !== found.portal.portalId) await forgetAccount(tx);
      await store.saveToken(tx, seal.seal(token), found.portal);
      say({ kind: contract.CRM_EVENTS.changed, data: { what: 'connected', by: actor.id } });
    });
    return found;
  });

  answer(http, contract.disconnectCrm, (_input, { actor }) =>
    act(async ({ tx, say }) => {
      await store.saveValue(tx, { ...settingsOf(await store.settingsRow(tx, true)), on: false }, false);
      await store.saveToken(tx, null, null);
      say({ kind: contract.CRM_EVENTS.changed, data: { what: 'disconnected', by: actor.id } });
      return {};
    }),
  );

  answer(http, contract.readCrmChoices, async () => {
    const { line } = await keptLine(deps);
    const pipelines = await orRefuse(readPipelines(line));
    const properties = await orRefuse(readProperties(line, 'contacts'));
    const fields = await fieldRows(db);
    return {
      ...{ pipelines, properties },
      fields: hereFields(fields).map(({ key, type, choices }) => ({
        ...{ key, type, choices: [...choices] },
        name: fields.find((one) => one.id === key)?.name ?? null,
      })),
    };
  });

  answer(http, contract.saveCrm, async (settings, { actor }) => {
    if (settings.on) {
      const { line } = await keptLine(deps);
      const pipelines = await orRefuse(readPipelines(line));
      const properties = await orRefuse(readProperties(line, 'contacts'));
      checkSettings(settings, { pipelines, properties, fields: await fieldRows(db) });
      await orRefuse(ensureTicketProperties(line, settings.language));
    }
    await act(async ({ tx, say }) => {
      await store.saveValue(tx, settings, settings.on);
      say({ kind: contract.CRM_EVENTS.changed, data: { what: 'saved', by: actor.id, on: settings.on } });
    });
    return {};
  });

  answer(http, contract.listCrmWork, async ({ state, offset }) => {
    const { portal } = await store.settingsRow(db);
    const rows = await workRows(db, { state, offset, limit: PAGE });
    return {
      rows: rows.map((row) => ({
        ...row,
        url: portal === null || row.hubId === null ? null : recordUrl(portal, row.kind, row.hubId),
      })),
      next: rows.length === PAGE ? offset + PAGE : null,
    };
  });

  answer(http, contract.retryCrm, ({ id }, { actor }) =>
    act(async ({ tx, say }) => {
      if (!settingsOf(await store.settingsRow(tx)).on) throw refuse('off');
      const count = await tryAgain(tx, id);
      if (id !== null && count === 0) throw refuse('not-found');
      await store.restFor(tx, 0);
      say({ kind: contract.CRM_EVENTS.exchanged, data: { what: 'retried', by: actor.id } });
      return { count };
    }),
  );

  answer(http, contract.readCrmNow, (_input, { actor }) =>
    act(async ({ tx, say }) => {
      if (!settingsOf(await store.settingsRow(tx)).on) throw refuse('off');
      await store.readSoon(tx);
      say({ kind: contract.CRM_EVENTS.exchanged, data: { what: 'read', by: actor.id } });
      return {};
    }),
  );
};
