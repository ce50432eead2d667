export { NewOutbound } from './NewOutbound.tsx';
