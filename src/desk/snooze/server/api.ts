export { settleSleep, wakeOf } from './sleep.ts';
