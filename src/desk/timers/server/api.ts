export { retime } from './retime.ts';
export { followSetting, savePlan } from './plans.ts';
export { moveCounting as countFrom } from './timers-store.ts';
