import { lazy, type ComponentType } from 'react';
import { EmptyState } from '#ground/ui/parts.tsx';

declare global {
  interface ImportMeta {
    glob(patterns: string[]): Record<string, () => Promise<Record<string, ComponentType<never>>>>;
  }
}

const found = import.meta.glob(['../../{desk,office,doors}/*/web/parts.tsx']);

const part = <P extends object>(path: string, name: string) =>
  lazy(async (): Promise<{ default: ComponentType<P> }> => {
    const parts = await found[`../../${path}/web/parts.tsx`]?.();
    return {
      default: (parts?.[name] as ComponentType<P> | undefined) ?? (() => <EmptyState title={`${path} ${name}`} />),
    };
  });

export const ThreadPane = part<{ interactionId: number }>('desk/thread', 'ThreadPane');
export const ReplyBox = part<{ interactionId: number }>('desk/compose', 'ReplyBox');
export const StaffPage = part<object>('office/staff', 'StaffPage');
export const SkillsPage = part<object>('office/skills', 'SkillsPage');
export const MailboxesPage = part<object>('office/mailboxes', 'MailboxesPage');
export const OfficeStart = part<{
  paths: { skills: string; mailboxes: string; staff: string; desk: string; customer: string };
}>('office/settings', 'OfficeStart');
export const SettingsPage = part<object>('office/settings', 'SettingsPage');
export const LedgerPage = part<object>('doors/mail-in', 'LedgerPage');
export const CustomerMailboxPage = part<object>('doors/customer-mailbox', 'CustomerMailboxPage');
