export { dismiss, dueOf, leaveWhenDue, mustBeSettable, restoreStatus, setDisposition, setStatus } from './outcome.ts';
export { chosenNames, finishedInInboxes, moveChosen } from './outcome-store.ts';
export { moveDisposition, saveDisposition, saveSkillRule } from './office.ts';
export { dispositionRows, skillRuleRows } from './office-store.ts';
