import type { PoliciesMessages } from './policies.en'

const fr: PoliciesMessages = {
  policies: {
    calledOff: 'Si vous annulez une date, tout ce qui a été payé pour elle est rendu.',
    fee: 'Vous gardez {fee} : pour un billet à {price}, {back} sont rendus.',
    free: 'Tout ce qui a été payé est rendu.',
    hours: 'Les acheteurs peuvent annuler jusqu’à tant d’heures avant le début',
    hoursHelp: 'Vide : les acheteurs ne peuvent pas annuler eux-mêmes.',
    never: 'Les acheteurs ne peuvent pas annuler eux-mêmes.',
    noWithdrawal:
      'Il n’y a pas de droit de rétractation de 14 jours pour des loisirs à une date donnée (C. conso., art. L221-28, 12°). Les acheteurs le lisent avant de payer.',
    percent: 'Part du prix que vous gardez alors, en pour cent',
    read: 'Ce que cela veut dire',
    until:
      'Les acheteurs peuvent annuler eux-mêmes jusqu’à {hours} heure avant le début. | Les acheteurs peuvent annuler eux-mêmes jusqu’à {hours} heures avant le début.',
  },
}

export default fr
