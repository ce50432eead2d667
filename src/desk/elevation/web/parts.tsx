export { CallAgain } from './CallAgain.tsx';
export { ChannelTabs, tabsOf, type ChannelTab } from './ChannelTabs.tsx';
export { ElevateButton } from './ElevateButton.tsx';
