import { defineWords, say, type Sentence } from '../../words.ts';

/** Why the embedded database can refuse to start. Each is for the operator to put right, so each says what to do. */
const words = defineWords({
  'binaries-missing': {
    fr: 'Les programmes de la base de données pour {detail} ne sont pas installés : lancez « npm install », ou indiquez votre propre PostgreSQL dans DATABASE_URL.',
    en: 'The database programs for {detail} are not installed: run "npm install", or name your own PostgreSQL in DATABASE_URL.',
  },
  'binaries-unusable': {
    fr: 'Les programmes de la base de données dans {where} ne démarrent pas sur cette machine ({detail}) : il leur faut macOS ou un Linux avec la glibc ; sinon, indiquez votre propre PostgreSQL dans DATABASE_URL.',
    en: 'The database programs in {where} do not run on this machine ({detail}): they need macOS or a Linux with glibc; otherwise name your own PostgreSQL in DATABASE_URL.',
  },
  'folder-not-writable': {
    fr: 'Impossible d’écrire dans le dossier de données {where} : donnez-en le droit à l’utilisateur qui lance Relais, ou choisissez un autre dossier.',
    en: 'The data folder {where} cannot be written: give the user who starts Relais the right to, or choose another folder.',
  },
  'folder-not-reachable': {
    fr: 'PostgreSQL refuse de tourner en tant que root, et l’utilisateur sans privilèges « nobody » ne peut pas atteindre {where} : choisissez un dossier de données hors d’un dossier privé, par exemple sous /var/lib, ou lancez Relais avec un autre utilisateur.',
    en: 'PostgreSQL refuses to run as root, and the unprivileged user "nobody" cannot reach {where}: choose a data folder outside any private folder, for example under /var/lib, or start Relais as another user.',
  },
  'folder-of-another-user': {
    fr: 'La base de données dans {where} appartient à un autre utilisateur (uid {detail}) : lancez Relais avec cet utilisateur ou avec root, ou changez le propriétaire du dossier.',
    en: 'The database in {where} belongs to another user (uid {detail}): start Relais as that user or as root, or change the owner of the folder.',
  },
  'major-version': {
    fr: 'La base de données dans {where} a été créée par PostgreSQL {detail}, que cette version de Relais ne sait pas lire : revenez à la version de Relais qui l’a créée, exportez les données, puis importez-les ici.',
    en: 'The database in {where} was made by PostgreSQL {detail}, which this version of Relais cannot read: go back to the Relais that made it, export the data, then import it here.',
  },
  'disk-full': {
    fr: 'Le disque qui porte {where} est plein : libérez de l’espace, puis relancez Relais.',
    en: 'The disk that holds {where} is full: free some space, then start Relais again.',
  },
  'already-running': {
    fr: 'Un autre Relais (processus {detail}) utilise déjà la base de données dans {where} : arrêtez-le, ou choisissez un autre dossier de données.',
    en: 'Another Relais (process {detail}) already uses the database in {where}: stop it, or choose another data folder.',
  },
  'orphan-will-not-stop': {
    fr: 'Une base de données restée d’un démarrage précédent (processus {detail}) tient encore {where} et ne s’arrête pas : mettez fin à ce processus, puis relancez Relais.',
    en: 'A database left over from an earlier start (process {detail}) still holds {where} and does not stop: end that process, then start Relais again.',
  },
  'user-without-name': {
    fr: 'L’utilisateur qui lance Relais (uid {detail}) n’a pas de nom sur cette machine, et PostgreSQL en demande un pour créer sa base dans {where} : ajoutez-le à /etc/passwd.',
    en: 'The user who starts Relais (uid {detail}) has no name on this machine, and PostgreSQL needs one to create its database in {where}: add it to /etc/passwd.',
  },
});

export type StartRefusalCode = keyof typeof words;

/** The embedded database cannot start; `sentence` tells its operator what to do, in each language, its values filled in. */
export class StartRefused extends Error {
  readonly code: StartRefusalCode;
  readonly sentence: Sentence;

  /** `where` is a folder; `detail` a version, a process, a user or a platform, as the sentence needs. */
  constructor(code: StartRefusalCode, where: string, detail = '?') {
    const sentence = {
      fr: say(words[code], 'fr', { where, detail }),
      en: say(words[code], 'en', { where, detail }),
    };
    super(sentence.en);
    this.name = 'StartRefused';
    this.code = code;
    this.sentence = sentence;
  }
}

/** The refusal that a failed program's own words point to, if any. They are English: it runs with LC_ALL=C. */
export const refusalFromOutput = (output: string, where: string): StartRefused | null => {
  if (/No space left on device|Disk quota exceeded/.test(output)) return new StartRefused('disk-full', where);
  const nameless = /could not look up effective user ID (\d+)/.exec(output);
  if (nameless) return new StartRefused('user-without-name', where, nameless[1]);
  if (output.includes('lock file "postmaster.pid" already exists')) {
    const holder = /\(PID (\d+)\)/.exec(output);
    return new StartRefused('already-running', where, holder?.[1]);
  }
  if (/Permission denied|Read-only file system/.test(output)) return new StartRefused('folder-not-writable', where);
  return null;
};
