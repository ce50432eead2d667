export { CrmPage } from './CrmPage.tsx';
