/** What is used of JsSIP 3.13, which brings no types. */
declare module 'jssip' {
  export type Listener = (event: SessionEvent) => void;
  export type SessionEvent = {
    originator?: 'local' | 'remote' | 'system';
    cause?: string;
    session?: Session;
    peerconnection?: RTCPeerConnection;
    message?: { status_code?: number };
    request?: unknown;
    accept?: () => void;
    reject?: () => void;
  };
  export type ReferHandlers = Partial<
    Record<'requestSucceeded' | 'requestFailed' | 'trying' | 'progress' | 'accepted' | 'failed', Listener>
  >;
  export type CallOptions = {
    mediaConstraints: MediaStreamConstraints;
    pcConfig: RTCConfiguration;
    rtcOfferConstraints?: object;
    extraHeaders?: string[];
    sessionTimersExpires?: number;
  };
  export interface Session {
    id: string;
    connection: RTCPeerConnection;
    direction: 'incoming' | 'outgoing';
    remote_identity: { uri: { user: string; host: string; toString(): string }; display_name: string };
    on(event: string, listener: Listener): void;
    answer(options: Omit<CallOptions, 'extraHeaders'>): void;
    terminate(options?: { status_code?: number; reason_phrase?: string; extraHeaders?: string[] }): void;
    hold(options?: object, done?: () => void): boolean;
    unhold(options?: object, done?: () => void): boolean;
    mute(options: { audio: boolean }): void;
    unmute(options: { audio: boolean }): void;
    sendDTMF(tone: string, options: { transportType: 'RFC2833' | 'INFO' }): void;
    refer(target: string, options?: { replaces?: Session; eventHandlers?: ReferHandlers }): unknown;
    isEstablished(): boolean;
    isEnded(): boolean;
  }
  export class WebSocketInterface {
    constructor(url: string);
  }
  export class UA {
    constructor(options: Record<string, unknown>);
    on(event: string, listener: Listener): void;
    start(): void;
    stop(): void;
    isRegistered(): boolean;
    call(target: string, options: CallOptions): Session;
  }
  const JsSIP: { UA: typeof UA; WebSocketInterface: typeof WebSocketInterface; debug: { disable(): void } };
  export default JsSIP;
}
