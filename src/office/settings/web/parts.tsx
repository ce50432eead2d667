export { OfficeStart } from './OfficeStart.tsx';
export { SettingsPage } from './SettingsPage.tsx';
