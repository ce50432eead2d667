import type { Connector } from './connector.ts';

/** Every provider that this house can speak to, besides the built-in telephone. */
export const CONNECTORS: Readonly<Record<string, Connector>> = {};
