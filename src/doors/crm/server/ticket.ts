import { createHash } from 'node:crypto';
import { say, type Language } from '#ground/words.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import type { Status } from '#spine/interactions/contract.ts';
import type { Report } from '#spine/reports/contract.ts';
import type { CrmSettings } from '../contract.ts';
import { createProperty, readProperties } from '../hubspot/hubspot.ts';
import type { Line } from '../hubspot/ask.ts';
import { crmWords } from '../words.ts';

/** The property that holds which interaction a ticket is of: HubSpot lets no two tickets have the same. */
export const UNIQUE = 'relais_interaction';
const OURS = [UNIQUE, 'relais_status', 'relais_disposition', 'relais_tags', 'relais_link'] as const;

/** Makes the properties that tickets are to have, where they are not there. */
export const ensureTicketProperties = async (line: Line, language: Language): Promise<void> => {
  const there = new Set((await readProperties(line, 'tickets')).map((one) => one.name));
  for (const name of OURS)
    if (!there.has(name))
      await createProperty(line, 'tickets', {
        ...{ name, label: say(crmWords[`property.${name}`], language), groupName: 'ticketinformation' },
        ...{ type: 'string', fieldType: name === 'relais_tags' ? 'textarea' : 'text', formField: false },
        ...(name === UNIQUE ? { hasUniqueValue: true } : {}),
      });
};

/** HubSpot cuts nothing by itself: it refuses. */
const MOST_SUBJECT = 500;
const MOST_TEXT = 60_000;

export const ticketProperties = (
  report: Report,
  settings: CrmSettings,
  publicUrl: string | null,
): Record<string, string> => {
  const { interaction, disposition, tags } = report;
  const status = interaction.status as Status;
  return {
    subject: (interaction.subject.trim() || say(crmWords['no-subject'], settings.language)).slice(0, MOST_SUBJECT),
    hs_pipeline: settings.pipeline,
    hs_pipeline_stage: settings.stages[status] ?? '',
    relais_status: say(interactionWords[`status.${status}`], settings.language),
    relais_disposition: disposition?.name ?? '',
    relais_tags: tags.join(', ').slice(0, MOST_TEXT),
    relais_link: publicUrl === null ? '' : `${publicUrl.replace(/\/$/, '')}/i/${interaction.id}`,
  };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What names a note of this house, in its text. */
const markOf = (house: string, noteId: number): string => `Relais ${house}-${noteId}`;
export const bearsMark = (body: string, house: string, noteId: number): boolean =>
  new RegExp(`${markOf(house, noteId)}(?!\\d)`).test(body);

/** A note as HubSpot keeps it, in HTML: who wrote it, the text, and what names it. */
export const noteBody = (note: Report['notes'][number], house: string): string =>
  [
    `<p><strong>${escaped(note.author)}</strong></p>`,
    `<p>${escaped(note.text.slice(0, MOST_TEXT / 2))
      .slice(0, MOST_TEXT)
      .replaceAll('\n', '<br>')}</p>`,
    `<p>${markOf(house, note.id)}</p>`,
  ].join('');

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url');
