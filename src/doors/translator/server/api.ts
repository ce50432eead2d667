export { forgetOldTranslated, forgetTranslated } from './translated.ts';
export { translatorRoutes } from './routes.ts';
export { createTranslator } from './translator.ts';
export { translatorSettingsOf } from './settings.ts';
