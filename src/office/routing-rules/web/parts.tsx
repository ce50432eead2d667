/** What the app mounts of this room. */
export { RoutingRulesPage } from './RoutingRulesPage.tsx';
