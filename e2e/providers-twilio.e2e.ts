import { smsProviderProofs } from './support/sms-provider-proofs.ts';
import { twilioTexts } from './support/twilio-texts.ts';

smsProviderProofs(twilioTexts);
