export { connectionById, listConnections, type ConnectionFacts } from './connections-store.ts';
export { removeConnection, saveConnection, secretsOf, type ConnectionInput } from './connections.ts';
export { isTwilioSigned } from './twilio.ts';
