import type { AccessMessages } from './access.en'

const fr: AccessMessages = {
  access: {
    again: 'Recommencer',
    confirmSubmit: 'Confirmer mon adresse',
    confirmText: 'Un clic, et votre compte est prêt.',
    confirmTitle: 'Confirmez votre adresse e-mail',
    confirmed: 'Votre adresse est confirmée. Bienvenue !',
    forgotten: 'Mot de passe oublié ?',
    forgottenLead:
      'Nous envoyons un lien à votre adresse. Il vaut dix minutes, dans ce navigateur.',
    forgottenSubmit: 'Recevoir le lien',
    forgottenTitle: 'Un nouveau mot de passe',
    linkInstead: 'Se connecter par un lien reçu par e-mail',
    linkMailText:
      'S’il existe un compte pour {email}, un lien de connexion est en route. Il vaut dix minutes, dans ce navigateur.',
    linkOverText:
      'Il a déjà servi, ses dix minutes sont passées, ou il a été demandé dans un autre navigateur : pour votre sécurité, il ne marche que là.',
    linkOverTitle: 'Ce lien ne peut pas servir',
    linkText: 'Un clic, et vous y êtes.',
    linkTitle: 'Se connecter à Guichet',
    mailAgain: 'Renvoyer l’e-mail',
    mailAgainIn:
      'Renvoyer l’e-mail dans {seconds} seconde | Renvoyer l’e-mail dans {seconds} secondes',
    mailAgainAny: 'Recevoir un nouveau lien',
    mailAgainDone: 'Renvoyé.',
    mailHelp:
      'Rien après quelques minutes ? Regardez dans vos indésirables, et si l’adresse est la bonne.',
    mailText:
      'Un e-mail est parti vers {email}. Ouvrez son lien dans ce navigateur, d’ici dix minutes.',
    mailTitle: 'Regardez vos e-mails',
    name: 'Votre nom',
    nameHelp: 'Vos collègues le voient.',
    newAddressDone: 'Désormais, {email} est votre adresse.',
    newAddressSubmit: 'Utiliser cette adresse',
    newAddressText: 'Vous vous connecterez ensuite avec elle.',
    newAddressTitle: 'Votre nouvelle adresse e-mail',
    otherAddress: 'Une autre adresse',
    resetDone: 'Votre mot de passe est changé. Tous les autres appareils sont déconnectés.',
    resetMailText:
      'S’il existe un compte pour {email}, un lien est en route. Il vaut dix minutes, dans ce navigateur.',
    resetSubmit: 'Enregistrer et se connecter',
    resetText: 'Tous les autres appareils seront déconnectés.',
    resetTitle: 'Choisissez un nouveau mot de passe',
    signInFirst: 'Connectez-vous pour voir cette page.',
    signUp: 'Vendre des billets avec Guichet',
    signUpLead:
      'D’abord un compte pour vous ; puis vous créez votre organisateur. Cela ne coûte rien.',
    signUpSubmit: 'Créer mon compte',
    signedOut: 'Vous êtes déconnecté.',
    signedOutElsewhere: 'Votre session a été terminée depuis un autre appareil.',
    terms: 'En créant un compte, vous acceptez les {terms} et la {privacy} de cette billetterie.',
    termsOf: 'conditions générales',
    privacyOf: 'notice sur les données personnelles',
    toSignIn: 'J’ai déjà un compte : me connecter',
    toSignInPage: 'Vers la page de connexion',
    toSignUp: 'Nouveau ici ? Créer un compte',
  },
  invitation: {
    accept: 'Accepter',
    accepted: 'Vous êtes maintenant dans l’équipe de {organizer}.',
    as: 'Comme : {role}',
    createAndAccept: 'Créer mon compte et accepter',
    for: 'L’invitation est pour {email}.',
    otherAccount: 'Vous êtes connecté comme {current}, mais c’est {email} qui est invité.',
    overText:
      'Elle a déjà été acceptée, retirée, ou elle est trop ancienne. Demandez-en une nouvelle.',
    overTitle: 'Cette invitation ne vaut plus',
    signInAndAccept: 'Se connecter et accepter',
    switch: 'Se déconnecter et continuer comme {email}',
    text: '{name} vous invite dans l’équipe.',
    title: '{organizer} vous invite',
  },
}

export default fr
