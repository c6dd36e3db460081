import type { OrderMessages } from './order.en'

const fr: OrderMessages = {
  address: {
    correct: 'Corriger l’adresse e-mail',
    corrected:
      'Corrigée. Un e-mail est en route vers {email}, et le lien de cette page est nouveau.',
    help: 'Les billets y sont envoyés tout de suite. Le lien de cette page change, et l’ancienne adresse en est prévenue.',
    notCorrectable: 'L’adresse de cette commande ne peut plus être corrigée.',
    save: 'Corriger et envoyer',
  },
  cancel: {
    confirm: 'Annuler ma commande',
    failed: 'La commande n’a pas pu être annulée',
    fee: 'Frais d’annulation',
    keep: 'Garder mes billets',
    open: 'Annuler cette commande',
    refund: 'Vous serez remboursé de',
    text: 'Tous les billets de cette commande cesseront d’être valables et les places seront remises en vente. C’est définitif.',
    title: 'Annuler toute la commande ?',
    until: 'Possible jusqu’au {date}',
  },
  copy: {
    action: 'Copier',
    byHand: 'Sélectionné : copiez avec le clavier ou le menu du navigateur.',
    done: '{label} : copié',
    label: 'Copier : {label}',
  },
  kept: {
    forget: 'Oublier sur cet appareil',
    forgotten: 'Cet appareil a oublié vos billets.',
    keep: 'Garder sur cet appareil',
    kept: 'Cet appareil garde vos billets.',
    not: 'Cet appareil ne garde pas vos billets : pour les présenter, il vous faudra du réseau ou le PDF.',
    offline:
      'Vos billets s’ouvrent ici même sans réseau. Ils seront oubliés après l’événement, le {date}.',
    text: 'Cet appareil garde vos billets jusqu’à la fin de l’événement, le {date}.',
    title: 'Sur cet appareil',
  },
  order: {
    awaitingTicketsText:
      'Votre commande est confirmée. Vos billets s’impriment, cela prend un instant.',
    calledOff: 'L’organisateur a annulé cette date. Ses billets ne sont plus valables.',
    cancelledText: 'Les billets de cette commande ne sont plus valables.',
    documents: 'Autres façons de garder vos billets',
    failed: 'Votre commande n’a pas pu être chargée',
    finish: 'Terminer la commande',
    knownAt:
      'Impossible de mettre cette page à jour pour le moment. Voici ce que l’on savait le {date}.',
    loading: 'Chargement de votre commande…',
    mailLimit:
      'Il a été envoyé il y a peu : regardez dans vos indésirables ou réessayez plus tard.',
    mailFailed: 'L’e-mail n’a pas pu être envoyé',
    mailSent: 'En route vers {email}.',
    pageTitle: 'Votre commande',
    pdf: 'Télécharger les billets',
    reference: 'Commande',
    sendMail: 'Renvoyer l’e-mail',
    tickets: 'Billets',
    ticketsText:
      'Ils ont aussi été envoyés à {email}. Présentez le code à l’entrée, sur écran ou sur papier.',
    title: {
      awaiting_payment: 'En attente de votre paiement',
      awaiting_tickets: 'Merci !',
      awaiting_transfer: 'En attente de votre virement',
      cancelled: 'Cette commande est annulée',
      expired: 'Cette commande a expiré',
      held: 'Votre commande n’est pas terminée',
      tickets: 'Voici vos billets',
      confirming_payment: 'Nous attendons la confirmation de votre paiement',
      payment_failed: 'Le paiement a échoué',
      unsellable: 'Cette commande ne peut pas être terminée',
    },
    toPayment: 'Aller au paiement',
  },
  terms: {
    organizer: 'Conditions de l’organisateur',
    text: 'Telles qu’elles étaient quand vous avez commandé.',
    title: 'Conditions de cette commande',
  },
  ticket: {
    changeName: 'Changer le nom {name}',
    close: 'Fermer',
    name: 'Nom sur le billet',
    nameSaved: 'Nom enregistré.',
    next: 'Billet suivant',
    position: 'Billet {number} sur {count}',
    previous: 'Billet précédent',
    qr: 'Code QR du billet {serial}',
    revoked: 'Non valable',
    saveName: 'Enregistrer',
    serial: 'N° {serial}',
    show: 'Présenter à l’entrée',
    soon: 'Votre billet apparaît ici dans un instant.',
  },
  transfer: {
    after: 'Vos billets seront envoyés dès que le virement aura été reçu.',
    amount: 'Montant',
    bic: 'BIC',
    holder: 'Titulaire du compte',
    iban: 'IBAN',
    qr: 'Code QR de ce virement, pour les applications bancaires',
    qrText:
      'À lire avec l’application de votre banque : le virement est rempli, il n’y a plus qu’à confirmer.',
    reference: 'Communication',
    title: 'Comment payer',
    until: 'Par virement bancaire, à recevoir avant le {date}.',
  },
  visit: {
    contact: 'Une question à {organizer} :',
    doors: 'Ouverture des portes à {time}',
    title: 'Votre venue',
  },
}

export default fr
