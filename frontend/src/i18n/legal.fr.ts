import type { LegalMessages } from './legal.en'

const fr: LegalMessages = {
  fact: {
    address: 'Adresse',
    email: 'E-mail',
    host: 'Hébergeur',
    legalName: 'Dénomination',
    licences: 'Numéros de licence',
    name: 'Nom',
    notGiven: 'Non communiqué',
    registration: 'Immatriculation, ou responsable de la publication',
    registrationNumber: 'Numéro d’immatriculation',
    vat: 'Numéro de TVA',
  },
  legalPage: {
    failed: 'Cette page n’a pas pu être chargée',
    incomplete:
      'L’exploitant de cette billetterie n’a pas communiqué tout ce qui doit figurer ici.',
    loading: 'Chargement de la page…',
    standard:
      'L’exploitant de cette billetterie n’a pas donné son propre texte. Voici le texte standard de Guichet, le logiciel qui la fait fonctionner.',
    unknown: 'L’exploitant de cette billetterie n’a pas encore dit qui il est.',
    unknownText:
      'Qui tient un site doit le dire. En attendant, adressez-vous à l’organisateur de votre événement.',
  },
  organizer: {
    contract:
      '{name} vend les billets de ses événements : c’est avec ce vendeur que vous passez le contrat.',
    failed: 'La page de cet organisateur n’a pas pu être chargée',
    heading: 'Qui vend',
    incomplete: 'Ce qui manque ici, {name} ne l’a pas communiqué à cette billetterie.',
    loading: 'Chargement de la page du vendeur…',
    missing: 'Il n’y a pas d’organisateur à cette adresse.',
    noPrivacy:
      '{name} n’a pas donné à cette billetterie de texte sur les données personnelles. Ce que la billetterie fait des vôtres est dit ici :',
    noTerms:
      '{name} n’a pas donné ses propres conditions à cette billetterie. Celles de la billetterie s’appliquent :',
    past: 'Événements passés',
    theirPrivacy: 'Ce que la billetterie elle-même fait de vos données est dit ici :',
    theirTerms: 'Pour le reste, celles de la billetterie s’appliquent :',
  },
  site: {
    cnil: 'Le site de la CNIL',
    defenseur: 'Le site du Défenseur des droits',
  },
  standard: {
    imprint: {
      operator: {
        title: 'Qui exploite ce site',
        text: 'L’exploitant fait fonctionner cette billetterie. Il édite ses pages et en répond ; chaque organisateur répond de ce qui est dit de ses propres événements.',
      },
      host: {
        title: 'Qui l’héberge',
        text: 'Les serveurs où se trouvent ces pages et les commandes sont ceux de :',
      },
      sellers: {
        title: 'Qui vend les billets',
        text: 'Chaque événement est vendu par son organisateur. La page de l’événement, celle du paiement et celle de la commande le nomment, avec un lien vers une page qui dit qui il est.',
      },
      software: {
        title: 'Le logiciel',
        text: 'Cette billetterie fonctionne avec Guichet, un logiciel libre sous licence Apache 2.0. Celles et ceux qui écrivent Guichet n’exploitent pas ce site et n’y vendent rien.',
      },
    },
    terms: {
      parties: {
        title: 'À qui vous achetez',
        text: 'Le contrat est passé entre vous et l’organisateur nommé sur la page de l’événement et avant le paiement. Ce nom mène à une page qui dit qui il est, avec ses propres conditions s’il en a donné : là où elles disent autre chose, elles passent avant celles-ci.\n\nL’exploitant de cette billetterie fait fonctionner le site pour les organisateurs. Il n’est pas partie à la vente.',
      },
      prices: {
        title: 'Prix',
        text: 'Les prix comprennent toutes les taxes. Vous voyez la somme entière avant de confirmer, et rien ne s’y ajoute ensuite.',
      },
      hold: {
        title: 'Les places gardées pour vous',
        text: 'Les places que vous prenez vous sont gardées tant que tourne l’horloge de la page. Quand le temps est écoulé, d’autres peuvent les prendre, et vous ne devez rien.',
      },
      order: {
        title: 'Commande et paiement',
        text: 'Jusqu’au bouton qui paie, ou qui réserve ce qui est gratuit, vous pouvez tout changer et tout abandonner. Ce bouton passe la commande.\n\nLes moyens de paiement sont ceux qui y sont proposés. Vous ne donnez le numéro d’une carte que sur la page d’un service de paiement : cette billetterie ne le voit jamais. Un virement doit arriver avant la date indiquée ; les places vous sont gardées jusque-là.\n\nL’argent qui arrive quand les places ne sont plus libres, une seconde fois, ou pour un autre montant que celui attendu vous est rendu en entier.',
      },
      tickets: {
        title: 'Billets',
        text: 'Une fois le paiement confirmé, vos billets arrivent par e-mail et se trouvent sur la page de votre commande. Un billet vaut pour sa date, une fois. Qui a son code, ou le lien de la commande, peut s’en servir : gardez les deux pour vous.',
      },
      withdrawal: {
        title: 'Pas de droit de rétractation',
        text: 'Pour des loisirs à une date donnée, il n’y a pas le droit de rétractation de quatorze jours qu’ont d’autres achats à distance : article L221-28, 12°, du Code de la consommation ; article 16, l), de la directive 2011/83/UE.',
      },
      cancelling: {
        title: 'Si vous ne pouvez pas venir',
        text: 'Vous ne pouvez annuler que si l’organisateur l’accepte. La page de l’événement dit jusqu’à quand, et ce qui est retenu du prix ; le bouton pour le faire est sur la page de votre commande.',
      },
      calledOff: {
        title: 'Si l’organisateur annule',
        text: 'Si un événement, ou la date de vos billets, est annulé, ce que vous avez payé pour cela vous est remboursé. C’est l’organisateur qui vous le doit.',
      },
      complaints: {
        title: 'Questions, réclamations, droit',
        text: 'Écrivez d’abord à l’organisateur : son adresse est sur sa page, et les réponses aux e-mails de votre commande lui parviennent. Si cela ne suffit pas, un consommateur peut recourir gratuitement à un médiateur là où la loi en prévoit un ; en France, le vendeur doit indiquer le sien (article L612-1 du Code de la consommation). Rien de ce qui est écrit ici ne retire au consommateur ce que lui accorde la loi du pays où il vit.',
      },
    },
    privacy: {
      who: {
        title: 'Qui répond de vos données',
        text: 'L’organisateur à qui vous achetez décide des données que la vente demande, et en répond (c’est le responsable du traitement, selon le Règlement général sur la protection des données, RGPD). Sa page dit comment le joindre et porte son propre texte sur les données personnelles s’il en a donné un.\n\nL’exploitant de cette billetterie garde et traite ces données pour les organisateurs (c’est leur sous-traitant) :',
      },
      what: {
        title: 'Ce qui est gardé',
        text: 'D’une commande : votre nom, votre adresse e-mail et votre langue ; les noms sur les billets ; vos réponses aux questions de l’organisateur ; ce que vous avez commandé et quand ; les paiements et remboursements, avec leur montant, leur état et le moyen de paiement, mais jamais de numéro de carte ; les billets ; et quels e-mails vous ont été envoyés à son sujet.\n\nQui ne fait que regarder ne laisse rien dans la base de données de la billetterie. Une recherche près de vous est envoyée avec votre position, arrondie à un kilomètre environ, qui n’y est pas gardée. Comme pour tout site, l’hébergeur des serveurs peut noter les requêtes, avec l’adresse réseau d’où elles viennent, dans des journaux techniques.',
      },
      why: {
        title: 'Pour quoi',
        text: 'Pour exécuter le contrat passé avec vous (article 6, paragraphe 1, b, du RGPD) : vendre, envoyer et contrôler vos billets, vous écrire à leur sujet, rembourser. Et là où la loi le demande (article 6, paragraphe 1, c), comme pour la comptabilité.\n\nSans nom ni adresse e-mail il n’y a pas de commande, faute de savoir où envoyer les billets ; chaque question de l’organisateur dit s’il faut y répondre. La billetterie ne fait pas de publicité, n’établit pas de profils et ne prend à votre sujet aucune décision automatique.',
      },
      recipients: {
        title: 'Qui les voit',
        text: 'L’organisateur, pour ses propres événements ; l’exploitant et l’hébergeur des serveurs ; les services qui acheminent le courrier ; et le service de paiement avec lequel vous payez, qui a son propre texte. Que les serveurs se trouvent ou non dans l’Union européenne dépend de l’hébergeur choisi par l’exploitant :',
      },
      howLong: {
        title: 'Combien de temps',
        text: 'Cette billetterie n’efface d’elle-même aucune commande : les commandes et ce qui en fait partie restent jusqu’à ce que l’organisateur ou l’exploitant les efface. Vous pouvez le demander. Ce que demande la comptabilité est gardé aussi longtemps que la loi l’exige, soit dix ans en France.\n\nLes copies techniques s’effacent d’elles-mêmes : celles qui évitent qu’une commande soit passée deux fois, au bout d’un jour ; les messages entre les programmes, au bout de 14 jours, ou de 90 si quelque chose s’est mal passé.',
      },
      device: {
        title: 'Sur votre appareil',
        text: 'Ce site ne dépose pas de cookie. Le stockage de votre navigateur ne contient que ce qu’il faut au site pour faire ce que vous lui demandez : aucun consentement n’est donc demandé.\n\nY restent : la langue et le thème, une fois choisis ; les commandes commencées, un jour de plus que leur temps ; et les commandes avec leurs billets, jusqu’à la fin de l’événement, pour qu’elles s’ouvrent à l’entrée même sans réseau, avec les fichiers de la page. Ce qui est passé part quand le site est ouvert ensuite ; les billets aussi par le bouton « Oublier sur cet appareil » de la page de la commande.\n\nJusqu’à la fermeture de l’onglet : ce qu’il y a dans votre panier, le formulaire commencé, les commandes que l’appareil doit oublier, et les numéros qui évitent qu’une demande compte deux fois.',
      },
      others: {
        title: 'Pas de suivi',
        text: 'Rien ici ne vous mesure ni ne vous suit, et les pages ne chargent rien d’autres sites, à une exception près : l’image d’un événement peut se trouver à une adresse choisie par son organisateur. Qui tient cette adresse voit alors votre adresse réseau. Les liens vers des cartes et des pages de paiement ne mènent à d’autres sites que si vous les suivez.',
      },
      rights: {
        title: 'Vos droits',
        text: 'Vous pouvez consulter vos données, les faire corriger ou effacer, en faire limiter l’usage, les recevoir pour les emporter ailleurs et vous opposer à leur usage, dans les conditions du RGPD (articles 15 à 21). Ce que la loi oblige à garder ne peut pas être effacé avant. Écrivez à l’organisateur, ou à l’exploitant, qui transmettra.\n\nVous pouvez aussi saisir une autorité de contrôle, là où vous vivez ou là où vous pensez que la faute a été commise. En France, c’est la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
      },
    },
    accessibility: {
      aim: {
        title: 'Ce qui est visé',
        text: 'Chacune et chacun doit pouvoir acheter un billet ici, quelle que soit sa façon de voir, d’entendre, de lire et d’écrire. L’objectif est le niveau AA des règles pour l’accessibilité des contenus web (WCAG) 2.2, et par là la norme européenne EN 301 549, sur laquelle s’appuie la directive (UE) 2019/882 relative aux exigences d’accessibilité, et en France le RGAA.',
      },
      state: {
        title: 'État de conformité',
        text: 'Ce site est partiellement conforme aux WCAG 2.2, niveau AA, selon l’évaluation de celles et ceux qui écrivent le logiciel. Il n’a pas été audité par un tiers : aucun taux de conformité, au RGAA ou à une autre norme, ne peut être annoncé.',
      },
      checked: {
        title: 'Comment c’est vérifié',
        text: 'À chaque changement du logiciel, un navigateur parcourt de lui-même les pages, de la recherche aux billets, en français et en anglais, sur un téléphone et sur un grand écran. Il cherche les défauts avec les règles d’axe, en couleurs claires et sombres ; il parcourt des pages avec la touche de tabulation ; il regarde si tout reste lisible avec des lettres deux fois plus grandes et sur un écran large de 320 pixels, et si les états se distinguent en couleurs forcées.',
      },
      limits: {
        title: 'Limites connues',
        text: 'De telles vérifications ne trouvent qu’une partie de ce qui peut gêner, et des personnes qui utilisent chaque jour un lecteur d’écran n’ont pas testé le site de façon systématique.\n\nL’image d’un événement est nommée, mais ce qui y est imprimé n’est pas décrit. Les textes des organisateurs n’existent parfois que dans une langue ; ils sont alors marqués comme tels.\n\nLes places sont gardées un temps limité, qui ne peut pas être prolongé, car d’autres les attendent.\n\nLes pages des services de paiement et les cartes ne font pas partie de ce site. Le site a besoin de JavaScript.',
      },
      contact: {
        title: 'Quelque chose vous gêne ?',
        text: 'Écrivez à l’exploitant en disant à quelle adresse vous avez rencontré quoi : vous pouvez demander l’information sous une autre forme, ou de l’aide pour une commande. L’organisateur de votre événement peut aussi vous aider ; son adresse est sur la page de l’événement.',
      },
      recourse: {
        title: 'Voies de recours',
        text: 'En France, qui a signalé un défaut à l’exploitant sans obtenir de réponse satisfaisante peut saisir le Défenseur des droits : par le formulaire de son site, par son délégué près de chez soi, ou par courrier, sans affranchissement : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07. Dans d’autres pays, adressez-vous à l’autorité qui veille à l’accessibilité des services.',
      },
      drawnUp: {
        title: 'À propos de cette déclaration',
        text: 'Établie le 30 novembre 2026 d’après les vérifications du logiciel lui-même. Elle porte sur les pages de ce site telles que le logiciel les produit : HTML, CSS, JavaScript, SVG et billets en PDF.',
      },
    },
  },
}

export default fr
