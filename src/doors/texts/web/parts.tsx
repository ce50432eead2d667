export { ChannelsPage } from './ChannelsPage.tsx';
export { PhonePage } from './PhonePage.tsx';
