import { z } from 'zod';

/** Said in both languages of the house: it is written down once, and whoever reads it later may read either. */
const said = (fr: string, en: string): string => `[${fr} · ${en}]`;
/** Of a kind that Meta does not hand over, or that nobody documented yet: it is not lost in silence. */
const notShown = (type: string, why = ''): string => {
  const about = [type, why].filter(Boolean).join(' : ');
  return said(
    `Message WhatsApp que Relais ne peut pas montrer : ${about}`,
    `WhatsApp message that Relais cannot show: ${about}`,
  );
};
const line = (...parts: (string | number | null | undefined | false)[]): string =>
  parts.filter((part) => part !== undefined && part !== null && part !== false && part !== '').join(' · ');

const text = z.string().nullish();
const number = z.union([z.number(), z.string()]);
const media = z.object({
  id: z.string().min(1),
  mime_type: z.string().default('application/octet-stream'),
  filename: text,
  caption: text,
});
const list = <T extends z.ZodType>(of: T) => z.array(of).nullish();

const contact = z.object({
  name: z.object({ formatted_name: text, first_name: text, last_name: text }).nullish(),
  org: z.object({ company: text, department: text, title: text }).nullish(),
  phones: list(z.object({ phone: text, wa_id: text })),
  emails: list(z.object({ email: text })),
  urls: list(z.object({ url: text })),
  addresses: list(z.object({ street: text, city: text, state: text, zip: text, country: text })),
  birthday: text,
});
const SHAPES = {
  text: z.object({ body: z.string() }),
  image: media,
  video: media,
  audio: media,
  document: media,
  sticker: media,
  location: z.object({ latitude: number, longitude: number, name: text, address: text, url: text }),
  contacts: z.array(contact).min(1),
  reaction: z.object({ message_id: z.string().min(1), emoji: text }),
  button: z.object({ text: z.string().min(1) }),
  interactive: z.object({
    type: z.string(),
    button_reply: z.object({ title: z.string() }).nullish(),
    list_reply: z.object({ title: z.string(), description: text }).nullish(),
    nfm_reply: z.object({ name: text, body: text, response_json: text }).nullish(),
    call_permission_reply: z.object({ response: z.string() }).nullish(),
  }),
  order: z.object({
    text,
    product_items: z.array(
      z.object({ product_retailer_id: z.string(), quantity: number, item_price: number.nullish(), currency: text }),
    ),
  }),
  system: z.object({ body: z.string().min(1) }),
} as const;
type Shapes = { [Kind in keyof typeof SHAPES]: z.output<(typeof SHAPES)[Kind]> };

/** What a person reads of it. `answers`: which text of ours it is about. */
export type Readable = {
  text: string;
  media: { name: string; type: string; ref: string } | null;
  answers: string | null;
};
const words = (text: string, answers: string | null = null): Readable => ({ text, media: null, answers });
const file = ({ id, mime_type, filename, caption }: z.output<typeof media>): Readable => ({
  text: caption ?? '',
  media: { name: filename ?? '', type: mime_type.split(';')[0]!.trim().toLowerCase(), ref: id },
  answers: null,
});

/** What was filled in, a line for each; what only machines read is left out. */
const filledIn = (json: string): string => {
  try {
    const { flow_token: _, ...fields } = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
    return Object.entries(fields)
      .map(([name, value]) => `${name} : ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('\n');
  } catch {
    return json;
  }
};

const READ: { [Kind in keyof Shapes]: (content: Shapes[Kind]) => Readable | null } = {
  text: ({ body }) => words(body),
  ...{ image: file, video: file, audio: file, document: file, sticker: file },
  location: ({ latitude, longitude, name, address, url }) =>
    words(`📍 ${line(name, address, `${latitude}, ${longitude}`, url)}`),
  contacts: (all) =>
    words(
      all
        .map(({ name, org, phones, emails, urls, addresses, birthday }) => {
          const called = name?.formatted_name || [name?.first_name, name?.last_name].filter(Boolean).join(' ');
          const lives = (addresses ?? []).map((one) =>
            [one.street, one.zip, one.city, one.state, one.country].filter(Boolean).join(', '),
          );
          const numbers = (phones ?? []).map(({ phone, wa_id }) => phone || (wa_id && `+${wa_id}`));
          const reached = [
            ...numbers,
            ...(emails ?? []).map(({ email }) => email),
            ...(urls ?? []).map(({ url }) => url),
          ];
          return `👤 ${line(called, org?.title, org?.department, org?.company, ...reached, ...lives, birthday)}`;
        })
        .join('\n'),
    ),
  reaction: ({ emoji, message_id }) => words(emoji || said('Réaction retirée', 'Reaction removed'), message_id),
  button: ({ text }) => words(text),
  interactive: ({ button_reply, list_reply, nfm_reply, call_permission_reply }) => {
    if (button_reply) return words(button_reply.title);
    if (list_reply) return words([list_reply.title, list_reply.description].filter(Boolean).join('\n'));
    if (nfm_reply)
      return words(
        [nfm_reply.body, nfm_reply.response_json && filledIn(nfm_reply.response_json)].filter(Boolean).join('\n'),
      );
    if (!call_permission_reply) return null;
    return call_permission_reply.response === 'accept'
      ? words(said('Accepte d’être appelé', 'Agrees to be called'))
      : words(said('Refuse d’être appelé', 'Refuses to be called'));
  },
  order: ({ text, product_items }) =>
    words(
      [
        ...product_items.map(
          (one) =>
            `🛒 ${one.quantity} × ${line(one.product_retailer_id, `${one.item_price ?? ''} ${one.currency ?? ''}`.trim())}`,
        ),
        text,
      ]
        .filter(Boolean)
        .join('\n'),
    ),
  system: ({ body }) => words(body),
};

const why = z.object({
  unsupported: z.object({ type: text }).nullish(),
  errors: list(z.object({ title: text, error_data: z.object({ details: text }).nullish() })),
});

const read = <Kind extends keyof Shapes>(kind: Kind, content: unknown): Readable | null => {
  const found = SHAPES[kind].safeParse(content);
  return found.success ? READ[kind](found.data as Shapes[Kind]) : null;
};

/** Never nothing: what cannot be read says so, with its type and what Meta says of it. */
export const readableOf = (type: string, message: Readonly<Record<string, unknown>>): Readable => {
  const readable = Object.hasOwn(SHAPES, type) ? read(type as keyof Shapes, message[type]) : null;
  if (readable && (readable.text.trim() !== '' || readable.media)) return readable;
  const { unsupported, errors } = why.safeParse(message).data ?? {};
  const [error] = errors ?? [];
  return words(notShown(unsupported?.type || type || '?', error?.error_data?.details || error?.title || ''));
};
