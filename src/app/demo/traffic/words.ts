import { defineWords, say, type Language, type Values } from '#ground/words.ts';

/** What `npm run demo:traffic` says. */
const words = defineWords({
  usage: {
    fr: `npm run demo:traffic -- [--rate 2/min] [--minutes 5] [--smtp 127.0.0.1:2525] [--url http://127.0.0.1:3000]
  --rate     courriels par minute (12 ou 12/min) ou par seconde (3/s)
  --minutes  durée ; sans elle, jusqu'à Ctrl-C
  --smtp     la porte SMTP de Relais
  --url      la page de Relais : les clients y lisent les réponses des agents et y répondent`,
    en: `npm run demo:traffic -- [--rate 2/min] [--minutes 5] [--smtp 127.0.0.1:2525] [--url http://127.0.0.1:3000]
  --rate     emails a minute (12 or 12/min) or a second (3/s)
  --minutes  how long; without it, until Ctrl-C
  --smtp     the SMTP door of Relais
  --url      the page of Relais: customers read the agents' answers there and answer them`,
  },
  bad: { fr: '{option} : « {value} » n’est pas compris.', en: '{option}: "{value}" is not understood.' },
  start: {
    fr: 'Des clients écrivent à {smtp} ({rate}). Ctrl-C pour arrêter.',
    en: 'Customers write to {smtp} ({rate}). Ctrl-C stops.',
  },
  deaf: {
    fr: 'La boîte du client ({url}) ne répond pas : les clients ne répondront qu’à leurs propres messages.',
    en: "The customer's mailbox ({url}) does not answer: customers will only follow up on their own mail.",
  },
  progress: {
    fr: '{sent} envoyés, dont {replies} réponses ; {failed} refusés',
    en: '{sent} sent, {replies} of them replies; {failed} refused',
  },
  nobody: {
    fr: 'Rien n’écoute à {smtp} ({problem}). Lancez Relais avec « npm start », ou indiquez sa porte avec --smtp hôte:port.',
    en: 'Nothing listens at {smtp} ({problem}). Start Relais with "npm start", or name its door with --smtp host:port.',
  },
  refused: { fr: 'Refusé : {problem}', en: 'Refused: {problem}' },
});

const language: Language = /^fr/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'fr' : 'en';

export const tell = (key: keyof typeof words, values: Values = {}): string => say(words[key], language, values);
