import { defineWords } from '#ground/words.ts';

/** Why a message did not leave, one sentence for each of SEND_PROBLEMS. */
export const deliveryWords = defineWords({
  'delivery.unknown-host': { fr: 'Le serveur d’envoi est introuvable.', en: 'The outgoing server cannot be found.' },
  'delivery.refused': {
    fr: 'Le serveur d’envoi refuse la connexion.',
    en: 'The outgoing server refuses the connection.',
  },
  'delivery.unreachable': {
    fr: 'Aucun chemin ne mène au serveur d’envoi.',
    en: 'No route leads to the outgoing server.',
  },
  'delivery.not-tls': {
    fr: 'Le serveur d’envoi ne parle pas TLS sur ce port.',
    en: 'The outgoing server does not speak TLS on this port.',
  },
  'delivery.token-refused': {
    fr: 'L’autorisation d’envoyer a expiré ou a été retirée.',
    en: 'The authorisation to send has expired or was withdrawn.',
  },
  'delivery.timed-out': { fr: 'Le serveur d’envoi ne répond pas.', en: 'The outgoing server does not answer.' },
  'delivery.connection-lost': {
    fr: 'La connexion au serveur d’envoi a été coupée.',
    en: 'The connection to the outgoing server was cut.',
  },
  'delivery.bad-certificate': {
    fr: 'Le certificat du serveur d’envoi n’est pas valable.',
    en: 'The outgoing server’s certificate is not valid.',
  },
  'delivery.no-starttls': {
    fr: 'Le serveur d’envoi n’offre pas le chiffrement demandé.',
    en: 'The outgoing server does not offer the encryption asked for.',
  },
  'delivery.wrong-password': {
    fr: 'Le serveur d’envoi refuse l’identifiant ou le mot de passe.',
    en: 'The outgoing server refuses the login or password.',
  },
  'delivery.busy': { fr: 'Le serveur d’envoi demande d’attendre.', en: 'The outgoing server asks to wait.' },
  'delivery.sender-refused': {
    fr: 'Le serveur refuse l’adresse de l’expéditeur.',
    en: 'The server refuses the sender’s address.',
  },
  'delivery.recipient-refused': {
    fr: 'Le serveur refuse l’adresse du destinataire.',
    en: 'The server refuses the recipient’s address.',
  },
  'delivery.some-refused': {
    fr: 'Certains destinataires sont refusés ; les autres ont reçu le message.',
    en: 'Some recipients are refused; the others got the message.',
  },
  'delivery.content-refused': { fr: 'Le serveur refuse le message.', en: 'The server refuses the message.' },
  'delivery.too-large': {
    fr: 'Le message est trop gros pour le serveur.',
    en: 'The message is too large for the server.',
  },
  'delivery.not-buildable': { fr: 'Le message n’a pas pu être préparé.', en: 'The message could not be prepared.' },
  'delivery.no-mailbox': { fr: 'Aucune boîte n’envoie pour cette adresse.', en: 'No mailbox sends for this address.' },
  'delivery.writer-gone': {
    fr: 'Le compte de la personne qui l’a écrit n’est plus actif.',
    en: 'The account of whoever wrote it is no longer active.',
  },
  'delivery.sender-not-allowed': {
    fr: 'La personne qui l’a écrit ne peut plus envoyer depuis cette adresse.',
    en: 'Whoever wrote it may no longer send from this address.',
  },
  'delivery.given-up': { fr: 'Les essais ont duré deux jours sans succès.', en: 'Two days of tries did not succeed.' },
  'delivery.interrupted': {
    fr: 'L’envoi a été interrompu : on ignore si le message est arrivé.',
    en: 'The send was interrupted: nobody knows whether the message arrived.',
  },
});
