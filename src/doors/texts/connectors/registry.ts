import { kannel } from '../sms/kannel.ts';
import { smpp } from '../sms/smpp.ts';
import { twilio } from '../sms/twilio.ts';
import { vonage } from '../sms/vonage.ts';
import { socialPrivate, socialPublic } from '../social/signed-webhook.ts';
import { whatsapp } from '../whatsapp/cloud-api.ts';
import type { Connector } from './connector.ts';

/** Every provider that this house can speak to, besides the built-in telephone. */
export const CONNECTORS: Readonly<Record<string, Connector>> = {
  ...{ twilio, vonage, kannel, smpp, whatsapp },
  'social-private': socialPrivate,
  'social-public': socialPublic,
};
