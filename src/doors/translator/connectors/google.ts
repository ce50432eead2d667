import { createHash, createSign } from 'node:crypto';
import { z } from 'zod';
import { NoTranslation, type HttpAnswer, type Line } from './ask.ts';
import { askBy, shortCode, type Access, type Contract, type Service } from './service.ts';

const CODES: Record<string, string> = { zh: 'zh-CN' };
const SCOPE = 'https://www.googleapis.com/auth/cloud-translation';
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const LIFETIME = 3_600;
/** A token is replaced this long before it ends, in milliseconds. */
const MARGIN = 60_000;

/** The JSON key of a service account, as the console gives it. */
const account = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  project_id: z.string().default(''),
  token_uri: z.url().default(TOKEN_URL),
});
const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(LIFETIME) });

const accountOf = (key: string): z.output<typeof account> => {
  let json: unknown = null;
  try {
    json = JSON.parse(key);
  } catch {
    // Told below.
  }
  const read = account.safeParse(json);
  if (!read.success) throw new NoTranslation('refused', 'the key is not the JSON of a service account');
  return read.data;
};

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed statement that is traded for a token (RFC 7523). */
const assertionOf = ({ client_email, private_key, token_uri }: z.output<typeof account>): string => {
  const issued = Math.floor(Date.now() / 1_000);
  const claims = { iss: client_email, scope: SCOPE, aud: token_uri, iat: issued, exp: issued + LIFETIME };
  const unsigned = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claims)}`;
  try {
    return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(private_key, 'base64url')}`;
  } catch {
    throw new NoTranslation('refused', 'the private key in it cannot be read');
  }
};

const tokens = new Map<string, { token: string; until: number }>();
const MOST_TOKENS = 10;

const tokenFor = async (line: Line, key: string): Promise<string> => {
  const name = createHash('sha256').update(key).digest('base64');
  const kept = tokens.get(name);
  if (kept && kept.until > Date.now()) return kept.token;
  const from = accountOf(key);
  const answer = granted.safeParse(
    await line.ask(
      {
        method: 'POST',
        url: from.token_uri,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: assertionOf(from),
        }).toString(),
      },
      // « invalid_grant » and its like are told with 400.
      ({ status }) => (status === 400 ? 'refused' : null),
    ),
  );
  if (!answer.success) throw new NoTranslation('broken', 'no token was given');
  if (tokens.size >= MOST_TOKENS) tokens.clear();
  const until = Date.now() + answer.data.expires_in * 1_000 - MARGIN;
  tokens.set(name, { token: answer.data.access_token, until });
  return answer.data.access_token;
};

const shape = z.object({
  translations: z.array(z.object({ translatedText: z.string(), detectedLanguageCode: z.string().optional() })),
});

const told = ({ status, text }: HttpAnswer) => {
  if (status === 403 && /daily limit|quota/i.test(text)) return 'limit-reached';
  if (status === 403 && /rate limit/i.test(text)) return 'slow-down';
  if (status !== 400) return null;
  if (/too long|too large|exceed/i.test(text)) return 'too-long';
  return /language/i.test(text) ? 'pair-unknown' : null;
};

/** https://cloud.google.com/translate/docs/reference/rest/v3/projects.locations/translateText */
const contractWith = (token: string): Contract<typeof shape> => ({
  request: (access, { texts, from, to }) => {
    const project = encodeURIComponent(access.project || accountOf(access.key).project_id);
    const place = encodeURIComponent(access.region || 'global');
    return {
      method: 'POST',
      url: `${access.address}/v3/projects/${project}/locations/${place}:translateText`,
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        contents: texts,
        mimeType: 'text/html',
        targetLanguageCode: CODES[to] ?? to,
        ...(from === null ? {} : { sourceLanguageCode: CODES[from] ?? from }),
      }),
    };
  },
  shape,
  read: ({ translations }, { from }) => ({
    texts: translations.map((one) => one.translatedText),
    from: from ?? (shortCode(translations[0]?.detectedLanguageCode ?? '') || null),
  }),
  told,
});

export const google: Service = {
  async translate(line: Line, access: Access, asked) {
    return askBy(contractWith(await tokenFor(line, access.key)), line, access, asked);
  },
  pairs: async () => null,
};
