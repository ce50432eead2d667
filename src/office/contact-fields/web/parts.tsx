export { ContactFieldsPage } from './ContactFieldsPage.tsx';
