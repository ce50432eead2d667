/** Every address of the page, in one place. */
export const paths = {
  home: '/',
  interaction: (id: number): string => `/i/${id}`,
  outbound: (draftId: string): string => `/new/${draftId}`,
  search: '/search',
  signIn: '/sign-in',
  setUp: '/set-up',
  customer: '/customer',
  /** The customer’s telephone: SMS, WhatsApp and the like. */
  customerPhone: '/customer/phone',
  office: '/office',
} as const;

/** Pages of the office, in the order of its menu. */
export const OFFICE_PAGES = [
  'staff',
  'skills',
  'mailboxes',
  'channels',
  'voice',
  'routing-rules',
  'quick-replies',
  'tags',
  'timers',
  'permissions',
  'contacts',
  'contact-fields',
  'dispositions',
  'ledger',
  'blocked-senders',
  'translator',
  'crm',
  'webhooks',
  'settings',
] as const;
export type OfficePage = (typeof OFFICE_PAGES)[number];
export const officePath = (page: OfficePage): string => `/office/${page}`;

/** Where the steps of setting up a house lead. */
export const START_PATHS = {
  skills: officePath('skills'),
  mailboxes: officePath('mailboxes'),
  staff: officePath('staff'),
  desk: paths.home,
  customer: paths.customer,
};

/** Only a path of this page: a link must not lead the newly signed-in anywhere else. */
export const safeReturn = (then: unknown): string | undefined =>
  typeof then === 'string' && /^\/(?![/\\])/.test(then) ? then : undefined;
