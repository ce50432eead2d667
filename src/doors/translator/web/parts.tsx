export { TranslatorPage } from './TranslatorPage.tsx';
