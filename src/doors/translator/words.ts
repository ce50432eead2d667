import { defineWords } from '#ground/words.ts';

export const translatorWords = defineWords({
  title: { fr: 'Traduction', en: 'Translation' },
  why: {
    fr: 'Qui traduit les messages des contacts et les réponses des agents, et ce que cela coûte.',
    en: 'Who translates the contacts’ messages and the agents’ replies, and what it costs.',
  },
  'part.service': { fr: 'Service de traduction', en: 'Translation service' },
  on: { fr: 'Les messages peuvent être traduits', en: 'Messages can be translated' },
  'on.why': {
    fr: 'Chaque agent choisit ensuite, dans une interaction : Options, « Traduire les messages ».',
    en: 'Each agent then chooses, in an interaction: Options, “Translate Messages”.',
  },
  provider: { fr: 'Service', en: 'Service' },
  'provider.apertium': {
    fr: 'Libre et chez vous, sans frais. Qualité de base : on comprend, le style n’y est pas. Le français et l’anglais passent par l’espagnol ou le catalan, selon les paires installées.',
    en: 'Free software on your own machine, at no cost. Basic quality: it can be understood, the style is missing. French and English go by way of Spanish or Catalan, depending on the pairs installed.',
  },
  'provider.libretranslate': {
    fr: 'Libre, chez vous ou hébergé. Ce qui est traduit ne va qu’au serveur dont vous donnez l’adresse.',
    en: 'Free software, on your own machine or hosted. What is translated goes only to the server whose address you give.',
  },
  'provider.deepl': {
    fr: 'Ce qui est traduit part chez DeepL, en Allemagne. Les clés qui finissent par :fx sont celles de l’offre gratuite.',
    en: 'What is translated goes to DeepL, in Germany. Keys that end in :fx belong to the free plan.',
  },
  'provider.google': {
    fr: 'Ce qui est traduit part chez Google. Il faut un compte de service qui a le rôle « Utilisateur de l’API Cloud Translation ».',
    en: 'What is translated goes to Google. It takes a service account with the “Cloud Translation API User” role.',
  },
  'provider.azure': {
    fr: 'Ce qui est traduit part chez Microsoft. La clé et la région sont à la page « Clés et point de terminaison » de la ressource.',
    en: 'What is translated goes to Microsoft. Key and region are on the “Keys and Endpoint” page of the resource.',
  },
  address: { fr: 'Adresse', en: 'Address' },
  'address.why': { fr: 'Par exemple {example}', en: 'For example {example}' },
  'address.usual': {
    fr: 'Vide : {address}. Sans https, seulement dans un réseau privé.',
    en: 'Empty: {address}. Without https, only in a private network.',
  },
  key: { fr: 'Clé', en: 'Key' },
  'key.optional': { fr: 'Clé (si le serveur en demande une)', en: 'Key (if the server asks for one)' },
  'key.google': { fr: 'Clé du compte de service (JSON)', en: 'Key of the service account (JSON)' },
  'key.kept': { fr: 'Enregistrée ; jamais montrée', en: 'Stored; never shown' },
  'key.kept.why': {
    fr: 'Laissez vide pour la garder. Elle ne sert qu’à cette adresse.',
    en: 'Leave empty to keep it. It is used for this address only.',
  },
  'key.show': { fr: 'Montrer ce qui est saisi', en: 'Show what is typed' },
  'key.remove': { fr: 'Retirer la clé enregistrée', en: 'Remove the stored key' },
  region: { fr: 'Région', en: 'Region' },
  'region.google': { fr: 'Vide : global', en: 'Empty: global' },
  'region.azure': { fr: 'Comme canadacentral', en: 'Such as canadacentral' },
  project: { fr: 'Projet', en: 'Project' },
  'project.why': { fr: 'Vide : celui de la clé', en: 'Empty: that of the key' },

  'part.cost': { fr: 'Limite et coût', en: 'Limit and cost' },
  monthlyCharacters: { fr: 'Caractères par mois, au plus', en: 'Characters a month, at most' },
  'monthlyCharacters.why': {
    fr: 'Vide : sans limite. Atteinte, plus rien n’est traduit jusqu’au premier du mois (heure universelle).',
    en: 'Empty: no limit. Once reached, nothing more is translated until the first of the month (universal time).',
  },
  pricePerMillion: { fr: 'Prix du million de caractères', en: 'Price per million characters' },
  'pricePerMillion.why': {
    fr: 'Celui de votre contrat ; il vaut pour ce qui sera traduit ensuite.',
    en: 'That of your contract; it holds for what is translated from now on.',
  },
  currency: { fr: 'Monnaie', en: 'Currency' },

  'part.words': { fr: 'À ne jamais traduire', en: 'Never translate' },
  'part.words.why': {
    fr: 'Noms, marques, produits : un par ligne, tels qu’ils s’écrivent, majuscules comprises. Liens, adresses courriel, montants, numéros de commande et de téléphone et code ne sont jamais envoyés au service.',
    en: 'Names, brands, products: one a line, as they are written, capitals included. Links, email addresses, amounts, order and telephone numbers and code are never sent to the service.',
  },
  'words.label': { fr: 'Mots, un par ligne', en: 'Words, one a line' },
  'words.wrong': {
    fr: 'Au plus 500 lignes, de 100 caractères chacune.',
    en: 'At most 500 lines, of 100 characters each.',
  },

  'part.usage': { fr: 'Ce mois-ci', en: 'This month' },
  'usage.characters': {
    fr: '{n, plural, one {# caractère envoyé} other {# caractères envoyés}}',
    en: '{n, plural, one {# character sent} other {# characters sent}}',
  },
  'usage.of': { fr: 'sur {limit}', en: 'of {limit}' },
  'usage.none': { fr: 'Rien n’a encore été traduit ce mois-ci.', en: 'Nothing has been translated this month yet.' },
  'usage.days': { fr: 'Jour par jour', en: 'Day by day' },
  'column.day': { fr: 'Jour', en: 'Day' },
  'column.service': { fr: 'Service', en: 'Service' },
  'column.characters': { fr: 'Caractères', en: 'Characters' },
  'column.cost': { fr: 'Coût', en: 'Cost' },

  'part.try': { fr: 'Essayer', en: 'Try it' },
  'part.try.why': {
    fr: 'Traduit vraiment, avec ce qui est saisi sur cette page, même avant d’enregistrer. C’est compté.',
    en: 'Really translates, with what is typed on this page, even before it is saved. It counts.',
  },
  'try.from': { fr: 'De', en: 'From' },
  'try.from.any': { fr: 'À trouver', en: 'To be found out' },
  'try.to': { fr: 'Vers', en: 'Into' },
  'try.text': { fr: 'Phrase', en: 'Sentence' },
  'try.sentence.fr': {
    fr: 'Bonjour, votre commande CMD-2026-00123 de 49,90 $ est arrivée.',
    en: 'Bonjour, votre commande CMD-2026-00123 de 49,90 $ est arrivée.',
  },
  'try.sentence.en': {
    fr: 'Hello, your order CMD-2026-00123 for $49.90 has arrived.',
    en: 'Hello, your order CMD-2026-00123 for $49.90 has arrived.',
  },
  try: { fr: 'Essayer', en: 'Try it' },
  'try.running': { fr: 'Traduction en cours…', en: 'Translating…' },
  'try.done': { fr: 'Traduit en {seconds} s ({from} → {to})', en: 'Translated in {seconds} s ({from} → {to})' },
  'try.failed': { fr: 'Cela n’a pas marché.', en: 'That did not work.' },
  'try.said': { fr: 'Détail :', en: 'Detail:' },
  'try.stale': { fr: 'Vous avez changé quelque chose depuis cet essai.', en: 'You changed something since this try.' },
  'try.fill': { fr: 'Corrigez d’abord les champs marqués.', en: 'Correct the marked fields first.' },

  'failed.not-set-up': { fr: 'Le service n’est pas réglé.', en: 'The service is not set up.' },
  'failed.pair-unknown': {
    fr: 'Le service ne va pas de cette langue à l’autre, ou n’a pas reconnu celle du texte.',
    en: 'The service does not go from this language to the other, or did not recognise that of the text.',
  },
  'failed.refused': {
    fr: 'Le service refuse la clé, ou elle n’a pas le droit de traduire. Vérifiez la clé, le projet et la région.',
    en: 'The service refuses the key, or the key may not translate. Check key, project and region.',
  },
  'failed.limit-reached': {
    fr: 'La limite du mois est atteinte : celle d’ici, ou celle de votre contrat.',
    en: 'The month’s limit is reached: the one set here, or that of your contract.',
  },
  'failed.too-long': { fr: 'C’est trop long pour ce service.', en: 'This is too long for the service.' },
  'failed.unreachable': {
    fr: 'Rien ne répond à cette adresse, ou pas à temps. Vérifiez l’adresse, le port et que le service tourne.',
    en: 'Nothing answers at this address, or not in time. Check the address, the port and that the service runs.',
  },
  'failed.slow-down': {
    fr: 'Le service demande d’attendre ; réessayez dans un moment.',
    en: 'The service asks to wait; try again in a moment.',
  },
  'failed.broken': {
    fr: 'Ce qui répond à cette adresse n’est pas ce service. Vérifiez l’adresse.',
    en: 'What answers at this address is not that service. Check the address.',
  },
  'refused.address-missing': {
    fr: 'L’adresse de ce service est requise.',
    en: 'The address of this service is required.',
  },
  'refused.address-wrong': {
    fr: 'Ce n’est pas une adresse, comme https://traduction.exemple.ca.',
    en: 'This is not an address, such as https://translate.example.com.',
  },
  'refused.key-missing': {
    fr: 'Ce service demande une clé ; aucune n’est enregistrée pour cette adresse.',
    en: 'This service asks for a key; none is stored for this address.',
  },
});
