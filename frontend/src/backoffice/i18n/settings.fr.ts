import type { SettingsMessages } from './settings.en'

const fr: SettingsMessages = {
  bank: {
    given:
      'Un compte bancaire est enregistré. Par sécurité, personne ne peut le voir ; vous pouvez le remplacer par un autre.',
    holder: 'Titulaire du compte',
    iban: 'IBAN',
    ibanHelp: 'Avec ou sans espaces, comme sur un relevé d’identité bancaire.',
    lead: 'Là où les acheteurs qui paient par virement envoient leur argent. Seuls les propriétaires peuvent le modifier.',
    none: 'Il n’y a pas encore de compte bancaire.',
    notAnIban: 'Ce n’est pas un IBAN : comparez chaque chiffre avec votre relevé.',
    replace: 'Remplacer le compte',
    saved: 'Le compte bancaire est enregistré.',
    title: 'Compte bancaire',
  },
  settings: {
    address: 'Adresse',
    currency: 'Devise des nouveaux événements',
    currencyHelp: 'Ceux qui existent gardent la leur.',
    defaults: 'Pour tous les événements',
    email: 'Adresse e-mail pour les acheteurs',
    lead: 'Ce que les acheteurs lisent de celui qui vend.',
    legal: 'Données légales',
    legalName: 'Dénomination',
    legalNameHelp: 'Avec qui les acheteurs passent le contrat, par exemple « Parvis, SCIC ».',
    licenceNumbers: 'Numéros de licence',
    licenceNumbersHelp: 'D’entrepreneur de spectacles. Un par ligne, dix au plus.',
    licenceRefused:
      'La ligne {line} n’a pas été acceptée : un seul numéro, de 200 caractères au plus.',
    locale: 'Langue des e-mails à l’organisateur',
    name: 'Nom',
    nameHelp: 'Celui sous lequel les acheteurs vous connaissent.',
    notAName:
      'Indiquez un nom sur une seule ligne, sans adresse web ou e-mail ni numéro de téléphone.',
    notGiven: 'non communiqué',
    privacy: {
      en: 'Politique de confidentialité en anglais',
      fr: 'Politique de confidentialité en français',
    },
    public: 'Pour les acheteurs',
    publicPage: 'Voir la page publique',
    registrationNumber: 'Numéro d’immatriculation',
    registrationNumberHelp: 'Au registre de votre pays, par exemple un SIRET.',
    retentionMonths: 'Durée de conservation des données des acheteurs, en mois',
    retentionMonthsHelp:
      'Combien de temps après une date vous comptez garder noms, adresses et réponses, de 1 à 120 mois. Rien n’est encore effacé automatiquement.',
    terms: { en: 'Conditions de vente en anglais', fr: 'Conditions de vente en français' },
    texts: 'Vos propres textes',
    textsHelp:
      'Une ligne vide commence un paragraphe. Là où vous n’écrivez rien, les textes de la billetterie s’appliquent.',
    title: 'Organisateur',
    tooManyLines: '{limit} lignes au plus.',
    vatNumber: 'Numéro de TVA',
  },
}

export default fr
