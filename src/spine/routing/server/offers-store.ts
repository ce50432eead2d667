import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Offer = { id: number; interactionId: number; agentId: number; expiresAt: Date };

/** Makes standing offers and takes their interactions out of the running. */
export const insertOffers = async (
  tx: Db,
  offers: readonly { interactionId: number; agentId: number; seconds: number }[],
): Promise<Offer[]> => {
  const { rows } = await sql<Offer>`
    with made as (
      insert into routing.offers (interaction_id, agent_id, expires_at)
      select "interactionId", "agentId", now() + make_interval(secs => seconds)
      from json_to_recordset(${JSON.stringify(offers)}::json) as r("interactionId" bigint, "agentId" bigint, seconds int)
      on conflict do nothing
      returning id, interaction_id, agent_id, expires_at
    ), out_of_the_running as (
      update routing.queue q set offered = true from made where q.interaction_id = made.interaction_id
    )
    select id, interaction_id as "interactionId", agent_id as "agentId", expires_at as "expiresAt" from made
  `.execute(tx);
  return rows;
};

/** As good as an offer that the agent rejected. */
export const insertRejected = async (tx: Db, interactionId: number, agentId: number): Promise<void> => {
  await sql`
    insert into routing.offers (interaction_id, agent_id, expires_at, outcome)
    values (${interactionId}, ${agentId}, now(), 'rejected')
  `.execute(tx);
};

/** Ends a standing offer; null when it stands no more (or is not that agent's). */
export const endOffer = async (
  tx: Db,
  offerId: number,
  agentId: number | null,
  outcome: 'accepted' | 'rejected' | 'expired' | 'withdrawn',
): Promise<Offer | null> => {
  const { rows } = await sql<Offer>`
    update routing.offers set outcome = ${outcome}
    where id = ${offerId} and outcome is null and (${agentId}::bigint is null or agent_id = ${agentId})
      and (${outcome} <> 'accepted' or expires_at > now())
    returning id, interaction_id as "interactionId", agent_id as "agentId", expires_at as "expiresAt"
  `.execute(tx);
  return rows[0] ?? null;
};

export const backInTheRunning = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`update routing.queue set offered = false where interaction_id = ${interactionId}`.execute(tx);
};

/** Standing offers of agents who cannot take them any more. */
export const orphanedOffers = async (tx: Db): Promise<Offer[]> =>
  (
    await sql<Offer>`
      select o.id, o.interaction_id as "interactionId", o.agent_id as "agentId", o.expires_at as "expiresAt"
      from routing.offers o
      join people.agents a on a.id = o.agent_id
      left join people.presence p on p.agent_id = o.agent_id
      where o.outcome is null
        and (a.disabled_at is not null or not a.email_enabled or p.state is distinct from 'available')
    `.execute(tx)
  ).rows;

export const standingOfferOf = async (tx: Db, interactionId: number): Promise<Offer | null> =>
  (
    await sql<Offer>`
      select id, interaction_id as "interactionId", agent_id as "agentId", expires_at as "expiresAt"
      from routing.offers where interaction_id = ${interactionId} and outcome is null
    `.execute(tx)
  ).rows[0] ?? null;

/** Counts an offer let run out; an answer of any kind starts the count anew. Returns the count. */
export const countMissed = async (tx: Db, agentId: number, missed: boolean): Promise<number> => {
  const { rows } = await sql<{ missed: number }>`
    insert into routing.seats as s (agent_id, missed_offers) values (${agentId}, ${missed ? 1 : 0})
    on conflict (agent_id) do update set missed_offers = case when ${missed} then s.missed_offers + 1 else 0 end
    returning missed_offers as missed
  `.execute(tx);
  return rows[0]!.missed;
};

export type OfferRow = Offer & { contactName: string; subject: string; skillName: string };

export const offersFor = async (db: Db, agentId: number): Promise<OfferRow[]> =>
  (
    await sql<OfferRow>`
      select o.id, o.interaction_id as "interactionId", o.agent_id as "agentId", o.expires_at as "expiresAt",
             coalesce(nullif(c.name, ''), (select address from contacts.addresses where contact_id = c.id order by preferred desc, kind, address limit 1), '') as "contactName",
             i.subject, coalesce(s.name, '') as "skillName"
      from routing.offers o
      join interactions.interactions i on i.id = o.interaction_id
      join contacts.contacts c on c.id = i.contact_id
      left join routing.skills s on s.id = i.skill_id
      where o.agent_id = ${agentId} and o.outcome is null and o.expires_at > now()
      order by o.expires_at
    `.execute(db)
  ).rows;
