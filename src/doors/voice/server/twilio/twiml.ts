import { escapeHtml } from '#ground/html/clean-html.ts';

const response = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;

export const hangUp = (): string => response('<Hangup/>');

/**
 * Into that room: https://www.twilio.com/docs/voice/twiml/conference. Whoever leaves it ends it, until the call is handed
 * on. `music`: while nobody else is there; `hook` is told when somebody comes or goes.
 */
export const enterRoom = (room: string, { music, hook }: { music: boolean; hook: string }): string => {
  const attributes = {
    ...{ beep: 'false', startConferenceOnEnter: 'true', endConferenceOnExit: 'true' },
    ...(music ? {} : { waitUrl: '' }),
    ...{ statusCallback: `${hook}/room`, statusCallbackMethod: 'POST', statusCallbackEvent: 'join leave end' },
  };
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  return response(`<Dial><Conference${written}>${escapeHtml(room)}</Conference></Dial>`);
};
