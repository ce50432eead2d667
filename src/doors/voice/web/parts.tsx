export { PlayedPhone } from '../play/web/PlayedPhone.tsx';
export { OnCall } from './OnCall.tsx';
export { dial, Softphone } from './Softphone.tsx';
export { VoicePage } from './VoicePage.tsx';
