import { lazy } from 'react';

export { BlockedPage } from '#desk/spam/web/parts.tsx';
export { DispositionsPage } from '#desk/outcomes/web/parts.tsx';

/** Rooms loaded when their place on the page is first shown: each its own piece of the build. */
const compose = () => import('#desk/compose/web/parts.tsx');
const quickReplies = () => import('#desk/quick-replies/web/parts.tsx');
const settings = () => import('#office/settings/web/parts.tsx');

export const OutboundSpace = lazy(() => compose().then((room) => ({ default: room.OutboundSpace })));
export const CameBackList = lazy(() => compose().then((room) => ({ default: room.CameBackList })));
export const OutboundDrafts = lazy(() => compose().then((room) => ({ default: room.OutboundDrafts })));
export const SlashMenu = lazy(() => quickReplies().then((room) => ({ default: room.SlashMenu })));
export const QuickRepliesPage = lazy(() => quickReplies().then((room) => ({ default: room.QuickRepliesPage })));
export const QuickRepliesPanel = lazy(() => quickReplies().then((room) => ({ default: room.QuickRepliesPanel })));
export const OutcomePlace = lazy(() => import('./OutcomePlace.tsx').then((file) => ({ default: file.OutcomePlace })));
export const Conversation = lazy(() => import('./Conversation.tsx').then((file) => ({ default: file.Conversation })));
export const OfficeStart = lazy(() => settings().then((room) => ({ default: room.OfficeStart })));
export const RoutingRulesPage = lazy(() =>
  import('#office/routing-rules/web/parts.tsx').then((room) => ({ default: room.RoutingRulesPage })),
);
export const SettingsPage = lazy(() => settings().then((room) => ({ default: room.SettingsPage })));
export const StaffPage = lazy(() =>
  import('#office/staff/web/parts.tsx').then((room) => ({ default: room.StaffPage })),
);
export const SkillsPage = lazy(() =>
  import('#office/skills/web/parts.tsx').then((room) => ({ default: room.SkillsPage })),
);
export const MailboxesPage = lazy(() =>
  import('#office/mailboxes/web/parts.tsx').then((room) => ({ default: room.MailboxesPage })),
);
export const PermissionsPage = lazy(() =>
  import('#office/permissions/web/parts.tsx').then((room) => ({ default: room.PermissionsPage })),
);
export const ContactsPlace = lazy(() =>
  import('./ContactsPlace.tsx').then((file) => ({ default: file.ContactsPlace })),
);
export const ContactFieldsPage = lazy(() =>
  import('#office/contact-fields/web/parts.tsx').then((room) => ({ default: room.ContactFieldsPage })),
);
export const LedgerPage = lazy(() =>
  import('#doors/mail-in/web/parts.tsx').then((room) => ({ default: room.LedgerPage })),
);
export const TranslatorPage = lazy(() =>
  import('#doors/translator/web/parts.tsx').then((room) => ({ default: room.TranslatorPage })),
);
export const CrmPage = lazy(() => import('#doors/crm/web/parts.tsx').then((room) => ({ default: room.CrmPage })));
export const ChannelsPage = lazy(() =>
  import('#doors/texts/web/parts.tsx').then((room) => ({ default: room.ChannelsPage })),
);
export const PhonePage = lazy(() => import('#doors/texts/web/parts.tsx').then((room) => ({ default: room.PhonePage })));
export const PlayedPhone = lazy(() =>
  import('#doors/voice/web/parts.tsx').then((room) => ({ default: room.PlayedPhone })),
);
export const VoicePage = lazy(() => import('#doors/voice/web/parts.tsx').then((room) => ({ default: room.VoicePage })));
export const OnCall = lazy(() => import('#doors/voice/web/parts.tsx').then((room) => ({ default: room.OnCall })));
export const Softphone = lazy(() => import('#doors/voice/web/parts.tsx').then((room) => ({ default: room.Softphone })));
export const WebhooksPage = lazy(() =>
  import('#doors/webhooks/web/parts.tsx').then((room) => ({ default: room.WebhooksPage })),
);
export const CustomerMailboxPage = lazy(() =>
  import('#doors/customer-mailbox/web/parts.tsx').then((room) => ({ default: room.CustomerMailboxPage })),
);
