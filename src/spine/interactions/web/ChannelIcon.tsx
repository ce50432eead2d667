import {
  IconBranching,
  IconBrandWhatsapp,
  IconDeviceMobileMessage,
  IconMail,
  IconMessage2,
  IconMessages,
  IconPhone,
  IconWorld,
} from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Channel } from '#spine/channels/texts/contract.ts';
import { interactionWords } from '../words.ts';

const ICON = {
  ...{ email: IconMail, voice: IconPhone, chat: IconMessages, sms: IconDeviceMobileMessage },
  ...{ whatsapp: IconBrandWhatsapp, 'social-private': IconMessage2, 'social-public': IconWorld },
} as const;

/** The channel by which something came or goes. `elevated` (R73): one dot that branches into three, in its place. */
export const ChannelIcon = (props: {
  channel: Channel;
  elevated?: boolean;
  size?: number;
  /** Says its name by itself, where no word stands beside it. */
  named?: boolean;
}) => {
  const t = useWords(interactionWords);
  const { channel, elevated = false, size = 16, named = false } = props;
  const Icon = elevated ? IconBranching : ICON[channel];
  const label = elevated ? `${t('elevated')} (${t(`channel.${channel}`)})` : t(`channel.${channel}`);
  return <Icon size={size} {...(named ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })} />;
};
