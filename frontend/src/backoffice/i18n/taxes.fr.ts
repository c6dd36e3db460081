import type { TaxesMessages } from './taxes.en'

const fr: TaxesMessages = {
  taxField: {
    adds: 'Il s’ajoute à vos taux de TVA.',
    choose: 'Veuillez choisir',
    help: 'Les prix contiennent la taxe. La proposition dépend de la catégorie et du lieu ; c’est vous qui décidez si elle est juste.',
    label: 'TVA',
    law: 'Loi : {reference}',
    none: 'Pas de taxe',
    option: '{rate} · {name}',
    proposed: '{rate} · {name} (proposé)',
    unlisted: '{rate} (hors de votre liste)',
  },
  taxes: {
    add: 'Ajouter un taux',
    added: 'Le taux est ajouté.',
    archive: 'Archiver',
    archiveText:
      'Aucun billet ne le reçoit plus. {count} type de billet ou supplément le garde. | Aucun billet ne le reçoit plus. {count} types de billets ou suppléments le gardent.',
    archiveTitle: 'Archiver « {name} » ?',
    archived: 'Taux archivés',
    archivedDone: 'Le taux est archivé.',
    change: 'Modifier',
    changeTitle: 'Modifier le taux',
    exemption: 'Pourquoi il n’y a pas de taxe',
    exemptionHelp:
      'À faire figurer sur les factures, comme « TVA non applicable, art. 293 B du CGI ».',
    law: 'Loi',
    lawHelp: 'L’article, comme « CIBS, art. L. 213-230 ».',
    lead: 'Les taux que vos prix contiennent, et la loi de chacun. Un pourcentage ne change jamais : un autre est un autre taux.',
    name: 'Nom',
    nameHelp: 'Pour qui le choisit, comme « Spectacles ».',
    none: 'Pas encore de taux',
    noneText:
      'Quand vous ajoutez un billet, des taux sont proposés selon sa catégorie et son lieu. Ceux que vous choisissez sont gardés ici.',
    percent: 'Pour cent',
    percentHelp: 'Comme 5,5. Il reste comme il est.',
    products: 'Billets et suppléments',
    title: 'Taux de TVA',
    unarchive: 'Réutiliser',
    unarchivedDone: 'Le taux peut de nouveau être choisi.',
  },
}

export default fr
