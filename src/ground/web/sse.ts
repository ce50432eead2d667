export type SseEvent = { type: string; data: string; id: string | null };

/**
 * Reads a text/event-stream piece by piece (WHATWG HTML §9.2.6). EventSource hides the heartbeat comments and the
 * status code; both are needed to tell a silent network from a quiet floor, and signed out from broken.
 */
export const createSseReader = (onEvent: (event: SseEvent) => void): ((piece: string) => void) => {
  let rest = '';
  let type = '';
  let id: string | null = null;
  let data: string[] = [];

  const line = (text: string): void => {
    if (text === '') {
      if (data.length > 0) onEvent({ type: type || 'message', data: data.join('\n'), id });
      type = '';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };

  return (piece) => {
    // A final CR may be half of a CRLF whose LF comes with the next piece.
    const text = rest + piece;
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + text.slice(end);
    for (const each of lines) line(each);
  };
};
