export { useMe, type Me } from './me.ts';
export { MeMenu } from './MeMenu.tsx';
export { SetUpPage } from './SetUpPage.tsx';
export { SignInPage } from './SignInPage.tsx';
export { StatePicker } from './StatePicker.tsx';
