export type Permission = 'granted' | 'default' | 'denied' | 'missing';

/** Whether this browser shows notifications of the desktop for us. There are none on plain HTTP. */
export const desktopPermission = (): Permission =>
  typeof Notification === 'undefined' || !window.isSecureContext ? 'missing' : Notification.permission;

/** Only after a click: browsers punish whoever asks unasked. */
export const askForDesktop = async (): Promise<Permission> => {
  if (desktopPermission() !== 'default') return desktopPermission();
  await Notification.requestPermission();
  return desktopPermission();
};

export const showOnDesktop = (one: { key: string; title: string; body: string; onOpen: (() => void) | null }): void => {
  const shown = new Notification(one.title, { body: one.body, tag: one.key, icon: '/relais.svg', silent: true });
  shown.addEventListener('click', () => {
    window.focus();
    one.onOpen?.();
    shown.close();
  });
};
