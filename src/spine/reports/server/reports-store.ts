import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

const iso = (at: string): RawBuilder<unknown> =>
  sql`to_char(${sql.ref(at)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Everything of one interaction that is told outside, as `contract.ts` shapes it; null: it is gone, or was merged away. */
export const reportRow = async (db: Db, interactionId: number): Promise<unknown> => {
  const { rows } = await sql<{ report: unknown }>`
    select json_build_object(
      'interaction', json_build_object(
        'id', i.id, 'channel', i.channel, 'subject', i.subject, 'status', i.status, 'messageCount', i.message_count,
        'createdAt', ${iso('i.created_at')}, 'lastMessageAt', ${iso('i.last_message_at')}, 'endedAt', ${iso('i.ended_at')},
        'endedBy', (select l.ended_by from interactions.legs l
                    where l.interaction_id = i.id and l.channel = i.channel and l.channel in ('voice', 'chat')
                      and l.ended_at <= coalesce(i.ended_at, 'infinity') order by l.id desc limit 1)),
      'contact', json_build_object(
        'id', c.id, 'name', c.name, 'language', c.language, 'company', c.company, 'place', c.place,
        'addresses', (select coalesce(json_agg(json_build_object('kind', a.kind, 'address', a.address)
                                               order by a.preferred desc, a.kind, a.address), '[]')
                      from contacts.addresses a where a.contact_id = c.id),
        'fields', (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'value', v.value)
                                            order by f.position, f.id), '[]')
                   from contacts.field_values v join contacts.fields f on f.id = v.field_id
                   where v.contact_id = c.id and f.archived_at is null)),
      'agent', case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end,
      'skill', case when s.id is null then null else json_build_object('id', s.id, 'name', s.name) end,
      'disposition', (select json_build_object('id', d.id, 'name', d.name) from dispositions.chosen k
                      join dispositions.dispositions d on d.id = k.disposition_id where k.interaction_id = i.id),
      'notes', (select coalesce(json_agg(json_build_object('id', n.id, 'author', w.name, 'text', n.text,
                                                           'at', ${iso('n.created_at')}, 'editedAt', ${iso('n.edited_at')})
                                         order by n.created_at, n.id), '[]')
                from notes_and_tags.notes n join people.agents w on w.id = n.agent_id where n.interaction_id = i.id),
      'tags', (select coalesce(json_agg(t.name order by t.name), '[]') from tags.on_interactions o
               join tags.tags t on t.id = o.tag_id where o.interaction_id = i.id)) as report
    from interactions.interactions i
    join contacts.contacts c on c.id = i.contact_id
    left join people.agents p on p.id = coalesce(i.assignee_id, i.last_agent_id)
    left join routing.skills s on s.id = i.skill_id
    where i.id = ${interactionId} and i.merged_into_id is null
  `.execute(db);
  return rows[0]?.report ?? null;
};
