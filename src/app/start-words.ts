import { defineWords, say, type Language, type Values } from '#ground/words.ts';

/** What the terminal says at start and stop. */
const words = defineWords({
  starting: { fr: 'Relais démarre…', en: 'Relais is starting…' },
  database: { fr: 'Base de données : {where}', en: 'Database: {where}' },
  migrating: { fr: 'Mise à jour des tables {done}/{total} : {name}', en: 'Updating tables {done}/{total}: {name}' },
  seeding: { fr: 'Préparation du plateau de démonstration…', en: 'Preparing the demo floor…' },
  ready: { fr: 'Relais est prêt : {url}', en: 'Relais is ready: {url}' },
  customer: {
    fr: 'Jouez le client (boîte du client) : {url}/customer',
    en: "Play the customer (customer's mailbox): {url}/customer",
  },
  smtp: { fr: 'Courrier entrant (SMTP) : {host}:{port}', en: 'Incoming mail (SMTP): {host}:{port}' },
  accounts: { fr: 'Comptes de démonstration (mot de passe : {password})', en: 'Demo accounts (password: {password})' },
  setUp: {
    fr: 'Ouvrez la page pour créer le premier administrateur.',
    en: 'Open the page to create the first administrator.',
  },
  stopHint: { fr: 'Ctrl-C pour arrêter.', en: 'Ctrl-C to stop.' },
  stopping: { fr: 'Arrêt…', en: 'Stopping…' },
  stopped: { fr: 'Arrêté.', en: 'Stopped.' },
  portTaken: {
    fr: 'Le port {port} est déjà utilisé par un autre programme : arrêtez-le, ou choisissez-en un autre avec {variable}.',
    en: 'Port {port} is already used by another program: stop it, or choose another with {variable}.',
  },
  portForbidden: {
    fr: 'Le port {port} demande des droits d’administrateur : choisissez-en un au-dessus de 1024 avec {variable}.',
    en: 'Port {port} needs administrator rights: choose one above 1024 with {variable}.',
  },
  dataNewer: {
    fr: 'Les données ont été écrites par une version plus récente de Relais ({name}) : mettez Relais à jour, ou choisissez un autre dossier avec DATA_DIR.',
    en: 'The data was written by a newer version of Relais ({name}): update Relais, or choose another folder with DATA_DIR.',
  },
  databaseUnreachable: {
    fr: 'La base de données de DATABASE_URL ne répond pas : {problem}',
    en: 'The database of DATABASE_URL does not answer: {problem}',
  },
  diskFull: {
    fr: 'Le disque est plein : libérez de l’espace, puis relancez Relais.',
    en: 'The disk is full: free some space, then start Relais again.',
  },
});

/** Of whoever started it, by the terminal's own setting. */
export const terminalLanguage: Language = /^fr/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'fr' : 'en';

export const tell = (key: keyof typeof words, values: Values = {}): string => say(words[key], terminalLanguage, values);
