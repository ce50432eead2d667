import { z } from 'zod';

export type TokenSource = { tokenUrl: string; clientId: string; clientSecret: string; refreshToken: string };
export type Token = { accessToken: string; expiresAt: number; refreshToken: string | null };

const PATIENCE = 15_000;
/** A token is replaced this long before it ends, so that it does not end on the way. */
const MARGIN = 60_000;
/** RFC 6749 5.1 lets the server leave the lifetime out. */
const USUAL_LIFETIME = 3_000;

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(USUAL_LIFETIME),
  refresh_token: z.string().optional(),
});

/** The token server refused: the sign-in has to be given anew. */
export class TokenRefused extends Error {
  readonly oauthError = true;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Trades the refresh token for an access token (RFC 6749 6). Throws TokenRefused, or what the network says. */
export const refreshToken = async (source: TokenSource): Promise<Token> => {
  const url = URL.canParse(source.tokenUrl) ? new URL(source.tokenUrl) : null;
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))))
    throw new TokenRefused('the token address is not an https address');
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: source.refreshToken,
    client_id: source.clientId,
    ...(source.clientSecret ? { client_secret: source.clientSecret } : {}),
  });
  const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`the token server answered ${response.status}`);
  if (!response.ok) throw new TokenRefused(`${response.status} ${text.slice(0, 300)}`);
  const answer = granted.safeParse(parsed(text));
  if (!answer.success) throw new TokenRefused('the token server gave no access token');
  const { access_token, expires_in, refresh_token } = answer.data;
  const rotated = refresh_token && refresh_token !== source.refreshToken ? refresh_token : null;
  return { accessToken: access_token, expiresAt: Date.now() + expires_in * 1_000 - MARGIN, refreshToken: rotated };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
