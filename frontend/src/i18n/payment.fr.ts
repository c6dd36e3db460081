import type { PaymentMessages } from './payment.en'

const fr: PaymentMessages = {
  orderStatus: {
    cancelled: 'Annulée',
    confirmed: 'Confirmée',
    expired: 'Expirée',
    held: 'À terminer',
    paid: 'Payée',
    placed: 'À payer',
  },
  payment: {
    another: 'Payer autrement',
    choose: 'Comment voulez-vous payer ?',
    failedText:
      'Rien n’a été débité. Vos places sont toujours réservées : réessayez ou payez autrement.',
    failedTitle: 'Le paiement a échoué',
    help: {
      demo: 'Une page qui fait semblant : aucun argent ne circule.',
      offline: 'Vous recevez les coordonnées bancaires ; vos billets arrivent avec le virement.',
    },
    method: {
      demo: 'Paiement de démonstration',
      offline: 'Virement bancaire',
    },
    mismatchedTitle: 'Le montant reçu n’est pas celui attendu',
    noneText:
      'Il ne reste plus assez de temps pour un virement, et l’organisateur n’accepte pas d’autre moyen de paiement.',
    noneTitle: 'Cette commande ne peut plus être payée',
    providerUnavailable: 'Le service de paiement est injoignable. Rien n’a été débité.',
    title: 'Paiement',
    anotherHint: 'Seulement si vous n’avez pas encore payé : un second paiement vous serait rendu.',
    confirmingText:
      'Si vous avez payé, il n’y a plus rien à faire : cette page avance d’elle-même et vos billets partent par e-mail.',
    notPaid: 'Je n’ai pas payé : revenir au paiement',
    paidAlready: 'J’ai déjà payé : attendre la confirmation',
    resume: 'Reprendre le paiement',
    tryAgain: 'Réessayer de payer',
    unfinishedText:
      'Vos places sont gardées. Reprenez là où vous en étiez : c’est le même paiement, rien n’est débité deux fois.',
    unfinishedTitle: 'Votre paiement n’est pas terminé',
  },
  refund: {
    cancelled_by_buyer: 'Vous avez annulé la commande.',
    cancelled_by_organizer: 'L’organisateur a annulé la commande.',
    date_cancelled: 'L’organisateur a annulé une date de la commande.',
    date_over: 'Votre paiement est arrivé après la fin de l’événement.',
    duplicate_payment: 'La commande était déjà payée.',
    event_withdrawn: 'L’organisateur avait retiré l’événement de la vente.',
    failed: '{amount} n’ont pas encore pu être remboursés : l’organisateur s’en occupe',
    late_payment: 'Votre paiement est arrivé quand les places n’étaient plus libres.',
    pending: 'Remboursement de {amount} en cours',
    succeeded: '{amount} vous ont été remboursés',
    title: 'Remboursements',
    wrong_amount: 'Le montant reçu n’est pas celui attendu ; il vous est remboursé.',
  },
  unsellable: {
    date_cancelled: 'L’organisateur a annulé une date de cette commande.',
    date_over: 'Une date de cette commande est passée.',
    event_withdrawn: 'L’organisateur a retiré cet événement de la vente.',
    moneyBack: 'Ce que vous avez payé, ou paierez encore, vous sera rendu.',
    title: 'Il n’y a plus rien à acheter',
  },
}

export default fr
