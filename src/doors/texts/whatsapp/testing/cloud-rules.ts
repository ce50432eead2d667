/*
 * What Meta documents that the Cloud API refuses, written down a second time and independently of the connector that is
 * tested against it.
 */

export type Refusal = { status: number; code: number; details: string; subcode?: number };
const refusal = (status: number, code: number, details: string): Refusal => ({ status, code, details });

const MEGA = 1024 * 1024;
const UPLOADS: Readonly<Record<string, readonly [string, number]>> = {
  'image/jpeg': ['image', 5 * MEGA],
  'image/png': ['image', 5 * MEGA],
  'image/webp': ['sticker', MEGA / 2],
  'video/mp4': ['video', 16 * MEGA],
  'video/3gpp': ['video', 16 * MEGA],
  'audio/aac': ['audio', 16 * MEGA],
  'audio/amr': ['audio', 16 * MEGA],
  'audio/mpeg': ['audio', 16 * MEGA],
  'audio/mp4': ['audio', 16 * MEGA],
  'audio/ogg': ['audio', 16 * MEGA],
  'text/plain': ['document', 100 * MEGA],
  'application/pdf': ['document', 100 * MEGA],
  'application/msword': ['document', 100 * MEGA],
  'application/vnd.ms-excel': ['document', 100 * MEGA],
  'application/vnd.ms-powerpoint': ['document', 100 * MEGA],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['document', 100 * MEGA],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['document', 100 * MEGA],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['document', 100 * MEGA],
};

export type KeptFile = { id: string; type: string; name: string; bytes: Buffer };

/** Null: it may be uploaded. */
export const whyNotUpload = (form: FormData): Refusal | null => {
  const file = form.get('file');
  if (form.get('messaging_product') !== 'whatsapp') return refusal(400, 100, 'messaging_product is required');
  if (!(file instanceof File)) return refusal(400, 100, 'file is required');
  const type = form.get('type');
  const [, most] = (typeof type === 'string' && UPLOADS[type]) || [];
  if (most === undefined || file.type !== type)
    return refusal(400, 100, `Param file must be of a supported type: ${file.type}`);
  return file.size > most ? refusal(400, 100, `the file is larger than ${most} bytes`) : null;
};

export type CloudTemplate = {
  name: string;
  language: string;
  status: string;
  category: string;
  parameter_format?: 'POSITIONAL' | 'NAMED';
  components: {
    type: string;
    format?: string;
    text?: string;
    buttons?: { type: string; text?: string; url?: string }[];
  }[];
};

type Sent = Readonly<Record<string, unknown>>;
const isObject = (what: unknown): what is Sent => typeof what === 'object' && what !== null && !Array.isArray(what);
const isText = (what: unknown, most: number): what is string =>
  typeof what === 'string' && what.trim() !== '' && what.length <= most;

const wantedIn = (text: string | undefined): string[] => [...new Set((text ?? '').match(/\{\{\w+\}\}/g))];

type Wanted = [type: string, index: string | undefined, names: string[]];
/** Exactly the values that it was approved with, each named where it was approved so. */
export const whyNotTemplate = (sent: unknown, approved: readonly CloudTemplate[]): Refusal | null => {
  const { name, language, components = [] } = isObject(sent) ? sent : {};
  const code = isObject(language) ? language['code'] : undefined;
  const found = approved.find((one) => one.name === name && one.language === code);
  if (!found) return refusal(404, 132001, `template name (${String(name)}) does not exist in ${String(code)}`);
  if (found.status === 'PAUSED') return refusal(400, 132015, `template ${found.name} is paused`);
  if (found.status === 'DISABLED') return refusal(400, 132016, `template ${found.name} is disabled`);
  if (found.status !== 'APPROVED') return refusal(404, 132001, `template ${found.name} is not approved`);
  if (!Array.isArray(components) || !components.every(isObject)) return refusal(400, 132012, 'components');
  const given = (type: string, index?: string): Sent[] =>
    components
      .filter((one) => one['type'] === type && (index === undefined || one['index'] === index))
      .flatMap((one) => (Array.isArray(one['parameters']) ? one['parameters'].filter(isObject) : []));
  const wanted = found.components.flatMap((one): Wanted[] =>
    one.type === 'BUTTONS'
      ? (one.buttons ?? []).map(({ url }, at): Wanted => ['button', String(at), wantedIn(url)])
      : [[one.type.toLowerCase(), undefined, wantedIn(one.text)]],
  );
  const total = components.flatMap((one) => one['parameters'] ?? []).length;
  if (total !== wanted.reduce((sum, [, , names]) => sum + names.length, 0))
    return refusal(400, 132000, `number of parameters (${total}) does not match`);
  for (const [type, index, names] of wanted) {
    const values = given(type, index);
    if (values.length !== names.length) return refusal(400, 132000, `${type}: ${values.length} of ${names.length}`);
    for (const { type: kind, text, parameter_name } of values) {
      if (kind !== 'text' || !isText(text, 1_024)) return refusal(400, 132012, `${type}: a text is expected`);
      if (/[\n\t]| {4,}/.test(text)) return refusal(400, 132018, 'Param text cannot have new-line/tab characters');
      const named = found.parameter_format === 'NAMED' && type !== 'button';
      if (named !== (parameter_name !== undefined) || (named && !names.includes(`{{${String(parameter_name)}}}`)))
        return refusal(400, 132012, `${type}: named ${String(parameter_name)}`);
    }
  }
  return null;
};

/** Null: it may be sent, as far as the window of the contact lets it. */
export const whyNotMessage = (
  body: unknown,
  files: ReadonlyMap<string, KeptFile>,
  approved: readonly CloudTemplate[],
): Refusal | null => {
  if (!isObject(body) || body['messaging_product'] !== 'whatsapp') return refusal(400, 100, 'messaging_product');
  const { to, recipient, type, context, biz_opaque_callback_data: data } = body;
  if (!isText(to, 16) && !isText(recipient, 140)) return refusal(400, 131008, 'to or recipient is required');
  if (to !== undefined && !/^\d{7,15}$/.test(String(to))) return refusal(400, 131009, 'to');
  if (data !== undefined && !isText(data, 512)) return refusal(400, 131009, 'biz_opaque_callback_data');
  if (context !== undefined && !(isObject(context) && isText(context['message_id'], 256)))
    return refusal(400, 131009, 'context');
  const content = body[String(type)];
  if (type === 'template') return whyNotTemplate(content, approved);
  if (!isObject(content)) return refusal(400, 131008, `${String(type)} is required`);
  if (type === 'text') return isText(content['body'], 4_096) ? null : refusal(400, 100, 'text.body');
  if (!['image', 'video', 'audio', 'document', 'sticker'].includes(String(type)))
    return refusal(400, 131051, `Unsupported message type ${String(type)}`);
  const file = files.get(String(content['id']));
  if (!file || UPLOADS[file.type]![0] !== type) return refusal(400, 131009, `${String(type)}.id was not uploaded`);
  const caption = content['caption'];
  if (caption === undefined) return null;
  if (type === 'audio' || type === 'sticker') return refusal(400, 100, `${type} takes no caption`);
  return isText(caption, 1_024) ? null : refusal(400, 131009, 'caption');
};
