import { reachedAt, type Provider } from '../rules.ts';
import { apertium } from './apertium.ts';
import { azure } from './azure.ts';
import { deepl } from './deepl.ts';
import { google } from './google.ts';
import { libretranslate } from './libretranslate.ts';
import type { Access, Service } from './service.ts';

export const SERVICES: Record<Provider, Service> = { apertium, libretranslate, deepl, google, azure };

/** With the usual address where none was given. */
export const accessTo = (provider: Provider, access: Access): Access => ({
  ...access,
  address: reachedAt(provider, access.address),
});
