import { lazy } from 'react';

export { useMe, type Me } from './me.ts';
export { MeMenu } from './MeMenu.tsx';
export { StatePicker } from './StatePicker.tsx';

/** The pages before anyone is signed in: loaded apart, since the desk needs neither. */
export const SignInPage = lazy(() => import('./SignInPage.tsx').then((room) => ({ default: room.SignInPage })));
export const SetUpPage = lazy(() => import('./SetUpPage.tsx').then((room) => ({ default: room.SetUpPage })));
