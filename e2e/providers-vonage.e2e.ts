import { smsProviderProofs } from './support/sms-provider-proofs.ts';
import { vonageTexts } from './support/vonage-texts.ts';

smsProviderProofs(vonageTexts);
