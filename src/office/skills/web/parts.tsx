export { SkillsPage } from './SkillsPage.tsx';
