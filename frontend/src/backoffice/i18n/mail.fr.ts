import type { MailMessages } from './mail.en'

const fr: MailMessages = {
  mail: {
    all: 'Tous les e-mails',
    help: 'Le Markdown est compris : **gras**, *italique*, - liste, [mots](https://…). Qui lit la langue que vous n’écrivez pas voit l’autre.',
    intro:
      'Les acheteurs reçoivent ces e-mails d’eux-mêmes, dans la langue de leur commande. À chacun, vous pouvez ajouter vos propres mots.',
    kind: {
      date_cancelled: 'Date annulée',
      late_payment_refunded: 'Paiement arrivé trop tard',
      order_cancelled: 'Commande annulée',
      order_expired: 'Commande expirée',
      payment_instructions: 'Comment payer',
      refunded: 'Somme remboursée',
      tickets: 'Billets',
    },
    language: { en: 'Anglais', fr: 'Français' },
    placeholder: {
      buyer: 'Nom de l’acheteur',
      event: 'Nom de l’événement',
      order: 'Numéro de la commande',
      organizer: 'Votre nom',
    },
    plain: 'En texte simple',
    preview: 'Ce que lisent les acheteurs',
    previewHelp:
      'Avec une commande inventée. L’aperçu change pendant que vous écrivez ; rien n’est envoyé à personne.',
    previewLanguage: 'Langue de l’e-mail',
    remove: 'Ne plus rien ajouter',
    removeText:
      'Vos mots disparaissent, dans les deux langues. Le reste de l’e-mail ne change pas.',
    removeTitle: 'Ne plus rien ajouter à cet e-mail ?',
    removed: 'L’e-mail est comme au début.',
    saveFirst: 'Enregistrez d’abord : l’e-mail d’essai contient ce qui est enregistré.',
    send: 'M’envoyer un e-mail d’essai',
    sent: 'L’e-mail d’essai est en route vers vous.',
    subject: 'Objet : {subject}',
    text: { en: 'Vos mots en anglais', fr: 'Vos mots en français' },
    textOf: 'Vos mots : {mail}',
    when: {
      date_cancelled:
        'Quand vous annulez l’événement ou une date de la commande. Ce que vous dites alors aux acheteurs remplace ce texte.',
      late_payment_refunded:
        'Quand l’argent arrive alors que les places sont parties, et qu’il est rendu.',
      order_cancelled: 'Quand une commande est annulée, par son acheteur ou par vous.',
      order_expired: 'Quand personne n’a payé à temps.',
      payment_instructions: 'Quand quelqu’un a commandé et paie par virement.',
      refunded: 'Quand une somme a été remboursée.',
      tickets: 'Dès qu’une commande est payée, avec les billets.',
    },
    written: 'Avec vos mots',
  },
}

export default fr
