/** What HubSpot keeps, as strictly as it documents. */
export type Option = { value: string; label: string };
export type Definition = {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  options?: Option[];
  hasUniqueValue?: boolean;
  readOnly?: boolean;
};
export type ObjectType = 'contacts' | 'tickets' | 'notes';
type Past = { value: string; timestamp: string };
export type HubRecord = {
  id: string;
  type: ObjectType;
  properties: Record<string, string>;
  history: Record<string, Past[]>;
  createdAt: Date;
  updatedAt: Date;
  archived: boolean;
  /** When a search begins to know its present state. */
  indexedAt: number;
  links: Set<string>;
};

export class Wrong extends Error {
  readonly status: number;
  readonly category: string;
  readonly errors: object[];
  constructor(status: number, category: string, message: string, errors: object[] = []) {
    super(message);
    this.status = status;
    this.category = category;
    this.errors = errors;
  }
}

const text = (name: string, label = name): Definition => ({ name, label, type: 'string', fieldType: 'text' });
const choice = (name: string, label: string, ...options: [string, string][]): Definition => ({
  ...{ name, label, type: 'enumeration', fieldType: 'select' },
  options: options.map(([value, shown]) => ({ value, label: shown })),
});

const firstDefinitions = (): Record<ObjectType, Definition[]> => ({
  contacts: [
    { ...text('email', 'Email'), hasUniqueValue: true },
    text('firstname', 'First Name'),
    text('lastname', 'Last Name'),
    text('company', 'Company Name'),
    text('city', 'City'),
    { ...text('phone', 'Phone Number'), type: 'phone_number', fieldType: 'phonenumber' },
    choice('hs_language', 'Preferred language', ['en', 'English'], ['fr', 'French'], ['fr-ca', 'French - Canada']),
    choice('loyalty', 'Loyalty', ['gold_1', 'Or'], ['silver_1', 'Argent']),
    { ...choice('interests', 'Interests', ['a', 'A'], ['b', 'B']), fieldType: 'checkbox' },
    { name: 'renewal', label: 'Renewal', type: 'date', fieldType: 'date' },
    { name: 'num_notes', label: 'Number of notes', type: 'number', fieldType: 'number', readOnly: true },
    { name: 'lastmodifieddate', label: 'Last Modified', type: 'datetime', fieldType: 'date', readOnly: true },
  ],
  tickets: [
    text('subject', 'Ticket name'),
    text('content', 'Ticket description'),
    choice('hs_pipeline', 'Pipeline', ['0', 'Support'], ['77', 'Retours']),
    choice('hs_pipeline_stage', 'Stage', ['1', 'New'], ['2', 'Waiting'], ['4', 'Closed'], ['771', 'Reçu']),
  ],
  notes: [text('hs_note_body', 'Body'), { name: 'hs_timestamp', label: 'Date', type: 'datetime', fieldType: 'date' }],
});

const MOST_NOTE = 65_536;

export const openRecords = (lagMs: () => number) => {
  const definitions = firstDefinitions();
  const records: HubRecord[] = [];
  let last = 1_000;

  const defined = (type: ObjectType, name: string): Definition => {
    const found = definitions[type].find((one) => one.name === name);
    if (!found)
      throw new Wrong(400, 'VALIDATION_ERROR', `Property values were not valid: Property "${name}" does not exist`, [
        { message: `Property "${name}" does not exist`, code: 'PROPERTY_DOESNT_EXIST' },
      ]);
    return found;
  };
  const check = (type: ObjectType, properties: Record<string, unknown>, self: HubRecord | null): void => {
    for (const [name, value] of Object.entries(properties)) {
      const { readOnly, options, hasUniqueValue } = defined(type, name);
      if (typeof value !== 'string') throw new Wrong(400, 'VALIDATION_ERROR', `${name} is no text`);
      if (readOnly) throw new Wrong(400, 'VALIDATION_ERROR', `"${name}" is a read only property`);
      if (options && value !== '' && !options.some((one) => one.value === value))
        throw new Wrong(400, 'VALIDATION_ERROR', `${value} was not one of the allowed options of ${name}`);
      const other = hasUniqueValue && value !== '' ? find(type, name, value) : undefined;
      if (other && other !== self) throw new Wrong(409, 'CONFLICT', `Contact already exists. Existing ID: ${other.id}`);
    }
    if (type === 'notes' && String(properties['hs_note_body'] ?? '').length > MOST_NOTE)
      throw new Wrong(400, 'VALIDATION_ERROR', 'hs_note_body is too long');
  };
  const find = (type: ObjectType, property: string, value: string): HubRecord | undefined =>
    records.find(
      (one) =>
        one.type === type &&
        !one.archived &&
        (property === 'id' ? one.id === value : one.properties[property]?.toLowerCase() === value.toLowerCase()),
    );
  const write = (record: HubRecord, properties: Record<string, string>): void => {
    const at = new Date();
    for (const [name, value] of Object.entries(properties)) {
      if ((record.properties[name] ?? '') === value) continue;
      record.properties[name] = value;
      (record.history[name] ??= []).unshift({ value, timestamp: at.toISOString() });
    }
    record.updatedAt = at;
    if (record.type === 'contacts') record.properties['lastmodifieddate'] = at.toISOString();
    record.indexedAt = at.getTime() + lagMs();
  };

  return {
    definitions,
    records,
    find,
    of: (type: ObjectType): HubRecord[] => records.filter((one) => one.type === type && !one.archived),
    isUnique: (type: ObjectType, name: string): boolean => defined(type, name).hasUniqueValue === true,
    defined,
    must(type: ObjectType, property: string, value: string): HubRecord {
      const found = find(type, property, value);
      if (!found) throw new Wrong(404, 'OBJECT_NOT_FOUND', 'resource not found');
      return found;
    },
    make(type: ObjectType, properties: Record<string, string>): HubRecord {
      check(type, properties, null);
      if (type === 'notes' && !properties['hs_timestamp'])
        throw new Wrong(400, 'VALIDATION_ERROR', 'hs_timestamp is required');
      if (type === 'tickets' && (!properties['subject'] || !properties['hs_pipeline_stage']))
        throw new Wrong(400, 'VALIDATION_ERROR', 'subject and hs_pipeline_stage are required');
      last += 1;
      const at = new Date();
      const record: HubRecord = {
        ...{ id: String(last), type, properties: {}, history: {}, createdAt: at, updatedAt: at },
        ...{ archived: false, indexedAt: 0, links: new Set<string>() },
      };
      write(record, properties);
      records.push(record);
      return record;
    },
    change(record: HubRecord, properties: Record<string, string>): void {
      check(record.type, properties, record);
      write(record, properties);
    },
  };
};
export type Records = ReturnType<typeof openRecords>;
