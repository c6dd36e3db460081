// What the pages about who sells and who operates say: fetched with those. A text is paragraphs with
// an empty line between them, as those of operators and organizers are.

const en = {
  fact: {
    address: 'Address',
    email: 'E-mail',
    host: 'Host',
    legalName: 'Legal name',
    licences: 'Licence numbers',
    name: 'Name',
    notGiven: 'Not given',
    registration: 'Registration, or who answers for what is published',
    registrationNumber: 'Registration number',
    vat: 'VAT number',
  },
  legalPage: {
    failed: 'This page could not be loaded',
    incomplete: 'The operator of this ticket office has not given all that has to be said here.',
    loading: 'Loading the page…',
    standard:
      'The operator of this ticket office has given no text of their own here. This is the standard text of Guichet, the software that runs it.',
    unknown: 'The operator of this ticket office has not said yet who they are.',
    unknownText: 'Whoever runs a website has to. Until then, turn to the organizer of your event.',
  },
  organizer: {
    contract:
      '{name} is the seller of the tickets for their events: the contract is between you and them.',
    failed: 'This organizer’s page could not be loaded',
    heading: 'Who sells',
    incomplete: 'What is not given here, {name} has not told this ticket office.',
    loading: 'Loading who sells…',
    missing: 'There is no organizer at this address.',
    noPrivacy:
      '{name} has given this ticket office no text about personal data. How this ticket office handles them is said here:',
    noTerms:
      '{name} has given this ticket office no terms of their own. Those of the ticket office apply:',
    past: 'Past events',
    theirPrivacy: 'Also read how this ticket office handles your data:',
    theirTerms: 'Beside them, the ticket office’s apply:',
  },
  site: {
    cnil: 'The CNIL’s website',
    defenseur: 'The Défenseur des droits’ website',
  },
  standard: {
    imprint: {
      operator: {
        title: 'Who operates this site',
        text: 'The operator runs this ticket office. They publish its pages and answer for them; each organizer answers for what is said of their own events.',
      },
      host: {
        title: 'Who hosts it',
        text: 'The servers that these pages and the orders are on are run by:',
      },
      sellers: {
        title: 'Who sells the tickets',
        text: 'Each event is sold by its organizer. The event’s page, the checkout and the order name them, with a link to a page that says who they are.',
      },
      software: {
        title: 'The software',
        text: 'This ticket office runs on Guichet, free software under the Apache 2.0 licence. Those who write Guichet neither operate this site nor sell anything here.',
      },
    },
    terms: {
      parties: {
        title: 'Whom you buy from',
        text: 'The contract is between you and the organizer who is named on the event’s page and before you pay. That name leads to a page that says who they are, with their own terms if they have given any: where those say something else, they come first.\n\nThe operator of this ticket office runs the site for the organizers. They are not a party to the sale.',
      },
      prices: {
        title: 'Prices',
        text: 'Prices contain all taxes. You see the whole sum before you confirm it, and nothing is added to it afterwards.',
      },
      hold: {
        title: 'Places kept for you',
        text: 'The places you take are kept for you while the clock on the page runs. Once it has run out, others may take them, and you owe nothing.',
      },
      order: {
        title: 'Ordering and paying',
        text: 'Until you press the button that pays, or that books what is free, you can change or give up everything. Pressing it places the order.\n\nThe ways to pay are those offered there. You enter a card’s number only on the page of a payment service: this ticket office never sees it. A bank transfer has to arrive by the date you are told; the places are kept for you until then.\n\nMoney that arrives when the places have gone, a second time, or in another amount than was due is given back in full.',
      },
      tickets: {
        title: 'Tickets',
        text: 'Once the payment is confirmed, your tickets come by e-mail and are on the page of your order. A ticket is good for its date, once. Whoever has its code, or the link of the order, can use it: keep both to yourself.',
      },
      withdrawal: {
        title: 'No right of withdrawal',
        text: 'For leisure on a given date there is no right of withdrawal, which other purchases at a distance have for fourteen days: Article 16(l) of Directive 2011/83/EU; in France, Article L221-28, 12°, of the Code de la consommation.',
      },
      cancelling: {
        title: 'When you cannot come',
        text: 'You can cancel only where the organizer allows it. The event’s page says until when and what is kept of the price, and the page of your order has the button to do so.',
      },
      calledOff: {
        title: 'When the organizer calls off',
        text: 'If an event, or the date you have tickets for, is called off, you get back what you paid for it. The organizer owes it to you.',
      },
      complaints: {
        title: 'Questions, complaints, law',
        text: 'Write to the organizer first; their address is on their page, and answers to the mails about your order go to them. If that does not settle it, consumers can turn to a mediator free of charge where the law provides one; in France the seller has to name theirs (Article L612-1 of the Code de la consommation). Nothing here takes away what the law of the country you live in grants consumers.',
      },
    },
    privacy: {
      who: {
        title: 'Who answers for your data',
        text: 'The organizer you buy from decides which data the sale needs and answers for them (the controller, in the words of the General Data Protection Regulation, GDPR). The organizer’s page says how to reach them, and has their own text about personal data if they have given one.\n\nThe operator of this ticket office keeps and handles the data for the organizers (as their processor):',
      },
      what: {
        title: 'What is kept',
        text: 'Of an order: your name, your e-mail address and your language; the names on tickets; your answers to the organizer’s questions; what you ordered and when; payments and refunds, with amount, state and way of paying, but never a card’s number; the tickets; and which mails about it were sent to you.\n\nWhoever only looks around leaves nothing in the ticket office’s database. A search near you is sent with your position rounded to about a kilometre, which is not kept there. As with any website, the servers’ host may note requests, with the network address they came from, in technical logs.',
      },
      why: {
        title: 'What for',
        text: 'To fulfil the contract with you (Article 6(1)(b) GDPR): to sell, send and check your tickets, to write to you about them, to give money back. And where the law asks for it (Article 6(1)(c)), such as accounts.\n\nWithout a name and an e-mail address there is no order, as there is nowhere to send tickets to; each of the organizer’s questions says whether it has to be answered. The ticket office advertises nothing, makes no profiles and decides nothing about you automatically.',
      },
      recipients: {
        title: 'Who gets to see them',
        text: 'The organizer, for their own events; the operator and the host of the servers; the services that deliver mail; and the payment service that you pay with, which has a text of its own. Where the servers are, inside the European Union or not, depends on the host that the operator has chosen:',
      },
      howLong: {
        title: 'How long',
        text: 'This ticket office deletes no order by itself: orders, with what belongs to them, stay until the organizer or the operator deletes them. You can ask for it. What accounts need is kept as long as the law asks; in France that is ten years.\n\nTechnical copies go by themselves: those that keep an order from being placed twice after a day; messages between the programs after 14 days, or 90 where something went wrong.',
      },
      device: {
        title: 'On your device',
        text: 'This site sets no cookies. Your browser’s storage has only what the site needs to do what you ask it, so no consent is asked for.\n\nFor longer: the language and the theme, once you choose them; orders you have begun, for a day after their time; and orders with tickets, until the event is over, so that they open at the door without a network, together with the files of the page. What is over goes when the site is next opened; tickets also when you press “Forget on this device” on the page of the order.\n\nUntil you close the tab: what is in your cart, the form you have begun, which orders the device was told to forget, and the numbers that keep requests from counting twice.',
      },
      others: {
        title: 'No tracking',
        text: 'Nothing here measures or follows you, and the pages load nothing from other sites, with one exception: the picture of an event may be at an address that its organizer chose. Whoever runs that address then sees your network address. Links to maps and to payment pages lead to other sites only when you follow them.',
      },
      rights: {
        title: 'Your rights',
        text: 'You may see your data, have them corrected or deleted, have their use restricted, receive them in order to take them elsewhere, and object to their use, as the GDPR lays down (Articles 15 to 21). What the law has to be kept for cannot be deleted before. Write to the organizer, or to the operator, who passes it on.\n\nYou may also complain to a supervisory authority, where you live or where you think the fault was made. In France this is the CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
      },
    },
    accessibility: {
      aim: {
        title: 'What is aimed at',
        text: 'Everybody should be able to buy a ticket here, with whatever they see, hear, read and type with. The aim is level AA of the Web Content Accessibility Guidelines (WCAG) 2.2, and with it the European standard EN 301 549, which the European Accessibility Act (Directive (EU) 2019/882) builds on, and in France the RGAA.',
      },
      state: {
        title: 'Where it stands',
        text: 'This site is partially conformant with WCAG 2.2, level AA, by the assessment of those who write the software. It has not been audited by a third party: no rate of conformity, with the RGAA or another standard, can be claimed.',
      },
      checked: {
        title: 'How it is checked',
        text: 'Whenever the software changes, a browser goes through the pages by itself, from the search to the tickets, in French and in English, on a phone and on a large screen. It looks for faults with the rules of axe, in light and dark colours; it goes through pages with the tab key; it looks whether everything can still be read with letters twice as large and on a screen 320 pixels wide; and whether states can be told apart in forced colours.',
      },
      limits: {
        title: 'Known limits',
        text: 'Such checks find only part of what can stand in the way, and people who use screen readers every day have not tested it systematically.\n\nAn event’s picture is named, but what is printed on it is not described. Organizers’ texts may exist in one language only; they are then marked as such.\n\nPlaces are kept for a limited time, which cannot be extended, as others wait for them.\n\nThe pages of payment services and maps are not part of this site. The site needs JavaScript.',
      },
      contact: {
        title: 'Something stands in your way?',
        text: 'Write to the operator, and say at which address you met with what: you can ask for the information in another form, or for help with an order. Your event’s organizer can help too; their address is on the event’s page.',
      },
      recourse: {
        title: 'If that does not help',
        text: 'In France, whoever has told the operator of a fault and got no satisfactory answer can turn to the Défenseur des droits: by the form on its website, by its delegate near you, or by letter, without a stamp, to Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07. In other countries, turn to the authority that supervises the accessibility of services.',
      },
      drawnUp: {
        title: 'About this statement',
        text: 'Drawn up on 30 November 2026 from the software’s own checks. It is about the pages of this site as the software makes them: HTML, CSS, JavaScript, SVG and tickets in PDF.',
      },
    },
  },
}

export default en
export type LegalMessages = typeof en
