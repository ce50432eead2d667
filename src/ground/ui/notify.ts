import { notifications } from '@mantine/notifications';

/** Heard at once (role=alert) and seen at the corner: for what was refused where no place beside the act is left. */
export const notifyRefused = (text: string): void => {
  notifications.show({ message: text, color: 'red', role: 'alert' });
};

/** Something was done that leaves no trace on the screen. */
export const notifyDone = (text: string): void => {
  notifications.show({ message: text, color: 'green', role: 'status' });
};
