/** What the forms of the office are made of. */
export { FormDrawer } from './FormDrawer.tsx';
export { LeaveGuard } from './LeaveGuard.tsx';
export { useForm, type Form } from './use-form.ts';
export { formWords } from './words.ts';
