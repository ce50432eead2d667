export { ChannelTabs, tabsOf, type ChannelTab } from './ChannelTabs.tsx';
export { ElevateButton } from './ElevateButton.tsx';
