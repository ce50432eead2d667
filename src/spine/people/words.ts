import { defineWords } from '#ground/words.ts';

export const peopleWords = defineWords({
  'state.available': { fr: 'Disponible', en: 'Available' },
  'state.working': { fr: 'En travail', en: 'Working' },
  'state.unavailable': { fr: 'Indisponible', en: 'Unavailable' },
  'state.available.why': { fr: 'Reçoit des courriels', en: 'Receives email' },
  'state.working.why': { fr: 'Peut écrire, ne reçoit rien de nouveau', en: 'Can write, receives nothing new' },
  'state.unavailable.why': { fr: 'Ne reçoit rien', en: 'Receives nothing' },
  'state.label': { fr: 'Votre état :', en: 'Your state:' },
  'state.because': { fr: 'Indisponible, parce que…', en: 'Unavailable, because…' },
  'state.missed': {
    fr: 'Deux offres sont restées sans réponse. Repassez à Disponible pour en recevoir d’autres.',
    en: 'Two offers went unanswered. Go back to Available to receive more.',
  },
  'reason.none': { fr: 'Sans raison précise', en: 'No particular reason' },
  'reason.break': { fr: 'Pause', en: 'Break' },
  'reason.lunch': { fr: 'Repas', en: 'Lunch' },
  'reason.training': { fr: 'Formation', en: 'Training' },
  'reason.meeting': { fr: 'Réunion', en: 'Meeting' },
  'reason.not-responding': { fr: 'Sans réponse', en: 'Not responding' },

  'role.agent': { fr: 'Agent', en: 'Agent' },
  'role.supervisor': { fr: 'Superviseur', en: 'Supervisor' },
  'role.administrator': { fr: 'Administrateur', en: 'Administrator' },

  'me.menu': { fr: 'Votre compte : {name}', en: 'Your account: {name}' },
  'me.language': { fr: 'Langue', en: 'Language' },
  'me.theme': { fr: 'Apparence', en: 'Appearance' },
  'theme.auto': { fr: 'Auto', en: 'Auto' },
  'theme.light': { fr: 'Clair', en: 'Light' },
  'theme.dark': { fr: 'Sombre', en: 'Dark' },
  'language.fr': { fr: 'Français', en: 'Français' },
  'language.en': { fr: 'English', en: 'English' },
  'me.password': { fr: 'Changer de mot de passe', en: 'Change password' },
  'me.sign-out': { fr: 'Se déconnecter', en: 'Sign out' },

  'me.signature': { fr: 'Ma signature', en: 'My signature' },
  'signature.why': {
    fr: 'Placée au bas de vos nouveaux courriels. Si vous n’en avez pas, celle de la boîte sert.',
    en: 'Placed at the end of your new emails. If you have none, the mailbox’s is used.',
  },
  'signature.title': { fr: 'Fonction', en: 'Job title' },
  'signature.title.why': { fr: 'Remplace {field} dans une signature.', en: 'Stands for {field} in a signature.' },
  'signature.for': { fr: 'Pour les courriels envoyés de', en: 'For email sent from' },
  'signature.for.all': { fr: 'Toutes les boîtes', en: 'All mailboxes' },
  'signature.enabled': { fr: 'Utiliser cette signature', en: 'Use this signature' },
  'signature.text': { fr: 'Texte de la signature', en: 'Text of the signature' },
  'signature.empty': { fr: 'Votre nom, votre fonction…', en: 'Your name, your title…' },
  'signature.saved': { fr: 'La signature est enregistrée.', en: 'The signature is saved.' },
  'refused.signature-too-large': {
    fr: 'La signature est trop lourde : 50 ko de texte et 100 ko d’images au plus.',
    en: 'The signature is too large: 50 KB of text and 100 KB of pictures at most.',
  },
  'refused.not-found': { fr: 'Cette boîte n’existe plus.', en: 'This mailbox no longer exists.' },

  'password.current': { fr: 'Mot de passe actuel', en: 'Current password' },
  'password.next': { fr: 'Nouveau mot de passe', en: 'New password' },
  'password.rule': {
    fr: 'Au moins 10 caractères. Une phrase facile à retenir convient.',
    en: 'At least 10 characters. A phrase that is easy to remember will do.',
  },
  'password.short': { fr: 'Il faut au moins 10 caractères.', en: 'It takes at least 10 characters.' },
  'password.changed': { fr: 'Le mot de passe est changé.', en: 'The password is changed.' },
  'password.show': { fr: 'Montrer le mot de passe', en: 'Show the password' },

  'sign-in.title': { fr: 'Connexion', en: 'Sign in' },
  'sign-in.login': { fr: 'Identifiant ou courriel', en: 'Login or email' },
  'sign-in.password': { fr: 'Mot de passe', en: 'Password' },
  'sign-in.submit': { fr: 'Se connecter', en: 'Sign in' },
  'sign-in.tagline': {
    fr: 'Le bureau du centre de contact, chez vous.',
    en: 'The contact-centre desk, on your own machine.',
  },
  'sign-in.demo': { fr: 'Comptes de démonstration', en: 'Demo accounts' },
  'sign-in.demo.as': { fr: 'Entrer comme', en: 'Enter as' },
  'sign-in.customer': { fr: 'Jouer le client : ouvrir sa boîte', en: 'Play the customer: open their mailbox' },

  'set-up.title': { fr: 'Première mise en route', en: 'First set-up' },
  'set-up.why': {
    fr: 'Personne n’existe encore ici. Créez le premier compte ; il sera administrateur.',
    en: 'Nobody exists here yet. Create the first account; it will be an administrator.',
  },
  'set-up.name': { fr: 'Votre nom', en: 'Your name' },
  'set-up.login': { fr: 'Identifiant', en: 'Login' },
  'set-up.email': { fr: 'Courriel', en: 'Email' },
  'set-up.submit': { fr: 'Créer le compte et entrer', en: 'Create the account and enter' },

  'refused.wrong-password': { fr: 'Identifiant ou mot de passe inexact.', en: 'Wrong login or password.' },
  'refused.too-many-tries': {
    fr: 'Trop d’essais. Attendez quelques minutes avant de recommencer.',
    en: 'Too many tries. Wait a few minutes before trying again.',
  },
  'refused.already-set-up': {
    fr: 'La mise en route est déjà faite. Connectez-vous.',
    en: 'Set-up is already done. Sign in.',
  },
});
