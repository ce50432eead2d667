export { CustomerCard } from './CustomerCard.tsx';
