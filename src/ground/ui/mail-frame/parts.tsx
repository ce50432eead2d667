/** How a received mail is shown, in the desk and in the built-in customer's mailbox. */
export { MailFrame, type MailFrameProps } from './MailFrame.tsx';
export { PlainMail } from './PlainMail.tsx';
