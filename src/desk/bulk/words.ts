import { defineWords } from '#ground/words.ts';

export const bulkWords = defineWords({
  bar: { fr: 'Actions sur celles qui sont sélectionnées', en: 'Actions on those selected' },
  selected: {
    fr: '{n, plural, one {# sélectionnée} other {# sélectionnées}}',
    en: '{n} selected',
  },
  none: { fr: 'Plus aucune sélectionnée', en: 'None selected' },
  'at-most': { fr: '{most} au plus à la fois', en: '{most} at most at once' },
  leave: { fr: 'Ne plus rien sélectionner (Échap)', en: 'Select none (Esc)' },
  'impossible.one': { fr: 'Impossible. {reasons}', en: 'Not possible. {reasons}' },
  'impossible.all': { fr: 'Impossible pour les {n}. {reasons}', en: 'Not possible for any of the {n}. {reasons}' },
  running: { fr: 'Une action est en cours.', en: 'An action is running.' },
  assign: { fr: 'M’attribuer', en: 'Assign to me' },
  'assign.done': {
    fr: '{n, plural, =0 {Aucune ne vous est attribuée} one {# vous est attribuée} other {# vous sont attribuées}}',
    en: '{n, plural, =0 {None is assigned to you} one {# is assigned to you} other {# are assigned to you}}',
  },
  transfer: { fr: 'Transférer', en: 'Transfer' },
  'transfer.title': {
    fr: 'Transférer {n, plural, one {# interaction} other {# interactions}}',
    en: 'Transfer {n, plural, one {# interaction} other {# interactions}}',
  },
  'transfer.note': { fr: 'Note pour la suite', en: 'Note for what comes next' },
  'transfer.note.why': {
    fr: 'La même pour chacune, pour vos collègues seulement.',
    en: 'The same for each, for your colleagues only.',
  },
  'transfer.note.too-long': {
    fr: 'La note dépasse {limit, number} caractères.',
    en: 'The note is over {limit, number} characters.',
  },
  'transfer.pick': {
    fr: 'Choisissez d’abord un agent, une compétence ou une équipe.',
    en: 'Choose an agent, a skill or a team first.',
  },
  'transfer.to': { fr: 'Transférer à {name}', en: 'Transfer to {name}' },
  'transfer.done': {
    fr: '{n, plural, =0 {Aucune transférée} one {# transférée} other {# transférées}} à {name}',
    en: '{n, plural, =0 {None transferred} other {# transferred}} to {name}',
  },
  status: { fr: 'Changer l’état', en: 'Change status' },
  'status.title': {
    fr: 'Changer l’état de {n, plural, one {# interaction} other {# interactions}}',
    en: 'Change the status of {n, plural, one {# interaction} other {# interactions}}',
  },
  'status.label': { fr: 'État', en: 'Status' },
  'status.choose': { fr: 'Choisir un état', en: 'Choose a status' },
  'status.choose.first': { fr: 'Choisissez d’abord un état.', en: 'Choose a status first.' },
  'status.some': {
    fr: '{n, plural, one {Une seule des {of} est à vous et n’est pas fermée} other {# des {of} sont à vous et ne sont pas fermées}} : les autres seront refusées.',
    en: '{n, plural, one {Only one of the {of} is yours and not closed} other {# of the {of} are yours and not closed}}: the others will be refused.',
  },
  'status.closed': {
    fr: 'Fermé est définitif : leur état ne pourra plus changer.',
    en: 'Closed is final: their status can never change again.',
  },
  'status.save': { fr: 'Changer l’état', en: 'Change status' },
  'status.close': {
    fr: 'Fermer {n, plural, one {l’interaction} other {les # interactions}}',
    en: 'Close {n, plural, one {the interaction} other {the # interactions}}',
  },
  'status.done': {
    fr: '{n, plural, =0 {État inchangé} one {État changé pour #} other {État changé pour #}}',
    en: '{n, plural, =0 {Status unchanged} other {Status changed for #}}',
  },
  disposition: { fr: 'Disposition : {skill} ({n})', en: 'Disposition: {skill} ({n})' },
  'disposition.required': {
    fr: 'Il en faut une pour fermer celles qui n’en ont pas.',
    en: 'Those without one need it to be closed.',
  },
  'disposition.as-is': { fr: 'Laisser comme elle est', en: 'Leave as it is' },
  tags: { fr: 'Balises', en: 'Tags' },
  'tags.title': { fr: 'Balises de celles qui sont sélectionnées', en: 'Tags of those selected' },
  'tags.add': { fr: 'Ajouter à toutes', en: 'Add to all' },
  'tags.remove': { fr: 'Retirer de toutes', en: 'Remove from all' },
  'tags.on': { fr: '{n} sur {of}', en: '{n} of {of}' },
  'tags.added': {
    fr: 'Balise {name} : {n, plural, =0 {ajoutée à aucune} one {ajoutée à #} other {ajoutée à #}}',
    en: 'Tag {name}: {n, plural, =0 {added to none} other {added to #}}',
  },
  'tags.removed': {
    fr: 'Balise {name} : {n, plural, =0 {retirée d’aucune} one {retirée de #} other {retirée de #}}',
    en: 'Tag {name}: {n, plural, =0 {removed from none} other {removed from #}}',
  },
  spam: { fr: 'Indésirable…', en: 'Spam…' },
  'spam.name': { fr: 'Indésirable', en: 'Spam' },
  'spam.title': {
    fr: '{n, plural, one {Marquer # interaction comme indésirable ?} other {Marquer # interactions comme indésirables ?}}',
    en: '{n, plural, one {Mark # interaction as spam?} other {Mark # interactions as spam?}}',
  },
  'spam.why': {
    fr: 'Elles vont à la corbeille et quittent les boîtes, les files et les listes. Les adresses qui y ont écrit sont bloquées : leurs prochains courriels n’arriveront à personne. Les réponses planifiées redeviennent des brouillons. Tout cela se défait.',
    en: 'They go to the Trash and leave inboxes, queues and lists. The addresses that wrote in them are blocked: their next emails will reach nobody. Scheduled answers become drafts again. All of this can be undone.',
  },
  'spam.confirm': { fr: 'Mettre à la corbeille', en: 'Put in the Trash' },
  'spam.done': {
    fr: '{n, plural, =0 {Aucune mise à la corbeille} one {# mise à la corbeille} other {# mises à la corbeille}}',
    en: '{n, plural, =0 {None put in the Trash} other {# put in the Trash}}',
  },
  'not-spam': { fr: 'Ce n’est pas indésirable', en: 'Not spam' },
  'not-spam.done': {
    fr: '{n, plural, =0 {Aucune sortie de la corbeille} one {# sortie de la corbeille} other {# sorties de la corbeille}}',
    en: '{n, plural, =0 {None taken out of the Trash} other {# taken out of the Trash}}',
  },
  undo: { fr: 'Annuler', en: 'Undo' },
  'undo.done': {
    fr: 'Annuler pour {n, plural, one {celle-là} other {ces #}}',
    en: 'Undo {n, plural, one {that one} other {those #}}',
  },
  progress: { fr: '{done} sur {total}', en: '{done} of {total}' },
  stop: { fr: 'Arrêter', en: 'Stop' },
  stopping: { fr: 'Arrêt…', en: 'Stopping…' },
  summary: { fr: 'Résumé', en: 'Summary' },
  refused: {
    fr: '{n, plural, one {# refusée, encore sélectionnée} other {# refusées, encore sélectionnées}}',
    en: '{n, plural, other {# refused, still selected}}',
  },
  untouched: {
    fr: '{n, plural, one {# pas touchée, encore sélectionnée} other {# pas touchées, encore sélectionnées}}',
    en: '{n, plural, other {# not touched, still selected}}',
  },
});
