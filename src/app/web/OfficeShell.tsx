import './shell.css';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { TagsPage } from '#desk/notes-and-tags/web/parts.tsx';
import { TimersPage } from '#desk/timers/web/parts.tsx';
import { EmptyState, Loading } from '#ground/ui/parts.tsx';
import {
  IconAddressBook,
  IconBolt,
  IconClock,
  IconForms,
  IconLanguage,
  IconCircleCheck,
  IconList,
  IconLock,
  IconLockAccess,
  IconMailbox,
  IconMessageBolt,
  IconMessages,
  IconPhone,
  IconRoute,
  IconSettings,
  IconShieldX,
  IconTag,
  IconUsers,
  IconWebhook,
} from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { useTellsFront } from '#spine/notices/web/parts.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { Boundary } from './Boundary.tsx';
import { OFFICE_PAGES, officePath, START_PATHS, type OfficePage } from './paths.ts';
import {
  BlockedPage,
  ChannelsPage,
  ContactFieldsPage,
  ContactsPlace,
  CrmPage,
  DispositionsPage,
  LedgerPage,
  MailboxesPage,
  OfficeStart,
  PermissionsPage,
  QuickRepliesPage,
  RoutingRulesPage,
  SettingsPage,
  SkillsPage,
  StaffPage,
  TranslatorPage,
  VoicePage,
  WebhooksPage,
} from './rooms.tsx';
import { shellWords } from './words.ts';

const PAGES = {
  staff: { Page: StaffPage, Icon: IconUsers },
  skills: { Page: SkillsPage, Icon: IconBolt },
  mailboxes: { Page: MailboxesPage, Icon: IconMailbox },
  channels: { Page: ChannelsPage, Icon: IconMessages },
  voice: { Page: VoicePage, Icon: IconPhone },
  'routing-rules': { Page: RoutingRulesPage, Icon: IconRoute },
  'quick-replies': { Page: QuickRepliesPage, Icon: IconMessageBolt },
  timers: { Page: TimersPage, Icon: IconClock },
  permissions: { Page: PermissionsPage, Icon: IconLockAccess },
  contacts: { Page: ContactsPlace, Icon: IconAddressBook },
  'contact-fields': { Page: ContactFieldsPage, Icon: IconForms },
  tags: { Page: TagsPage, Icon: IconTag },
  dispositions: { Page: DispositionsPage, Icon: IconCircleCheck },
  ledger: { Page: LedgerPage, Icon: IconList },
  'blocked-senders': { Page: BlockedPage, Icon: IconShieldX },
  translator: { Page: TranslatorPage, Icon: IconLanguage },
  crm: { Page: CrmPage, Icon: IconAddressBook },
  webhooks: { Page: WebhooksPage, Icon: IconWebhook },
  settings: { Page: SettingsPage, Icon: IconSettings },
} as const;

/** What supervisors see and administrators change. The server decides each call; this only spares a vain visit. */
export const OfficeShell = ({ page }: { page: OfficePage }) => {
  const t = useWords(shellWords);
  const { Page } = PAGES[page];
  useTellsFront(null);
  if (useMe().data?.role === 'agent') {
    return (
      <main className="space space-empty" id="main" tabIndex={-1}>
        <EmptyState icon={<IconLock />} title={t('office.not-allowed')}>
          {t('office.not-allowed.why')}
        </EmptyState>
      </main>
    );
  }
  return (
    <div className="office">
      <nav className="office-menu" aria-label={t('office.label')}>
        <h1>{t('office.label')}</h1>
        {OFFICE_PAGES.map((each) => {
          const { Icon } = PAGES[each];
          return (
            <Link key={each} to={officePath(each)} aria-current={each === page ? 'page' : undefined}>
              <Icon size={16} />
              {t(`office.${each}`)}
            </Link>
          );
        })}
      </nav>
      <main className="office-page" id="main" tabIndex={-1}>
        <Suspense fallback={null}>
          <OfficeStart paths={START_PATHS} />
        </Suspense>
        <Boundary key={page}>
          <Suspense fallback={<Loading lines={8} />}>
            <Page />
          </Suspense>
        </Boundary>
      </main>
    </div>
  );
};
