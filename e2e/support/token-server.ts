import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type TokenServer = {
  tokenUrl: string;
  introspectionUrl: string;
  /** Refresh tokens that are good, and whose they are. */
  refreshTokens: Map<string, string>;
  /** Seconds that an access token lives. */
  lifetime: number;
  /** With it on, each refresh token works once and is replaced. */
  rotating: boolean;
  granted: number;
  close(): Promise<void>;
};

/** An OAuth2 server with the two parts that mail needs: refresh tokens for access tokens (RFC 6749 6), and introspection (RFC 7662). */
export const startTokenServer = async (): Promise<TokenServer> => {
  const accessTokens = new Map<string, { user: string; until: number }>();
  const given: TokenServer = {
    ...{ tokenUrl: '', introspectionUrl: '', refreshTokens: new Map(), lifetime: 3600, rotating: false, granted: 0 },
    close: async () => {},
  };
  const grant = (form: URLSearchParams): { status: number; body: object } => {
    const refresh = form.get('refresh_token') ?? '';
    const user = given.refreshTokens.get(refresh);
    if (!user || form.get('grant_type') !== 'refresh_token' || form.get('client_id') !== 'relais')
      return { status: 400, body: { error: 'invalid_grant' } };
    const access = `access-${++given.granted}`;
    accessTokens.set(access, { user, until: Date.now() + given.lifetime * 1000 });
    const answer = { access_token: access, token_type: 'Bearer', expires_in: given.lifetime };
    if (!given.rotating) return { status: 200, body: answer };
    given.refreshTokens.delete(refresh);
    given.refreshTokens.set(`${refresh}+`, user);
    return { status: 200, body: { ...answer, refresh_token: `${refresh}+` } };
  };
  const server = http.createServer(async (request, response) => {
    const form = new URLSearchParams((await buffer(request)).toString());
    const known = accessTokens.get(form.get('token') ?? '');
    const active = known !== undefined && known.until > Date.now();
    const { status, body } =
      request.url === '/token'
        ? grant(form)
        : { status: 200, body: active ? { active, sub: known.user } : { active: false } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  given.tokenUrl = `${base}/token`;
  given.introspectionUrl = `${base}/introspect`;
  given.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return given;
};
