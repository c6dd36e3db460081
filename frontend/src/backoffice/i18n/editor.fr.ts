import type { EditorMessages } from './editor.en'

const fr: EditorMessages = {
  editor: {
    availability: {
      exact: 'Combien il en reste',
      few_left: 'Qu’il en reste peu',
      hidden: 'Seulement s’il en reste',
    },
    cancellable: 'Annulation possible jusqu’à tant d’heures avant',
    cancellableHelp: 'Vide : les acheteurs ne peuvent pas annuler eux-mêmes.',
    cancellationFee: 'Part du prix que vous gardez alors, en pour cent',
    category: 'Catégorie',
    comingDates: 'Dates à venir',
    currency: 'Monnaie',
    currencyFixed: 'La monnaie est {currency} : elle reste dès que quelqu’un a commandé.',
    currencyRule: 'Les trois lettres d’une monnaie, par exemple EUR.',
    dates: 'Dates',
    fewLeft: 'Il en reste peu en dessous de tant de pour cent',
    hold: 'Minutes pour remplir le formulaire',
    holdHelp: 'Pendant ce temps, les places sont gardées pour qui commande.',
    nameNeeded: 'Il faut un nom dans l’une des langues.',
    notGiven: 'non indiqué',
    orders: 'Commandes',
    payment: { demo: 'Paiement de démonstration', offline: 'Virement bancaire' },
    paymentText: {
      demo: 'Un bouton qui ne paie rien, pour essayer.',
      offline: 'Sur votre compte bancaire. Vous dites quand l’argent est arrivé.',
    },
    paymentTime: 'Minutes pour payer',
    paymentTimeHelp:
      'Pendant ce temps, une commande attend son paiement. Un virement a plus de temps.',
    payments: 'Comment les acheteurs paient',
    placesPerOrder: 'Places par commande au plus',
    section: {
      event: 'Vue d’ensemble',
      'event-settings': 'Réglages',
      'event-texts': 'Textes',
    },
    sections: 'Parties de l’événement',
    seePage: 'Voir sa page',
    shown: 'Ce que les acheteurs apprennent de ce qui reste',
    slug: 'Adresse de sa page',
    slugFixed: 'L’adresse est /events/{slug} : elle reste dès qu’il a été en vente.',
    slugHelp: 'Ce qui y suit /events/.',
    slugRule: 'Des minuscules sans accents et des chiffres, séparés par des traits d’union.',
    text: {
      description: {
        en: 'Description en anglais',
        fr: 'Description en français',
        help: 'Une ligne vide commence un paragraphe. Le Markdown est compris : # titre, **gras**, *italique*, - liste, [mots](https://…).',
      },
      name: {
        en: 'Nom en anglais',
        fr: 'Nom en français',
        help: 'Une langue suffit ; qui lit l’autre voit celle-ci.',
      },
      refund_policy: {
        en: 'Remboursements, en anglais',
        fr: 'Remboursements, en français',
        help: 'Ce que vous dites des remboursements et des échanges, s’il y a plus à dire que les réglages.',
      },
      summary: {
        en: 'Résumé en anglais',
        fr: 'Résumé en français',
        help: 'Une ligne ou deux, pour les listes et les aperçus.',
      },
    },
  },
}

export default fr
