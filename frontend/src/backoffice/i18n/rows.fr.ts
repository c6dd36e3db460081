import type { RowsMessages } from './rows.en'

const fr: RowsMessages = {
  rows: {
    changeTitle: 'Rangs : {area}',
    changedButSome:
      '{area} : {capacity} places ; {count} date reste comme elle est, où d’autres places sont vendues. | {area} : {capacity} places ; {count} dates restent comme elles sont, où d’autres places sont vendues.',
    drawing: 'La salle',
    example: {
      all: 'A 1-24',
      gap: 'C 1-10, 13-24',
      odd: 'B 23-1 impair, 2-24 pair',
      section: 'Loge 3 A 1-4',
      several: 'E-K 1-20',
    },
    fault: {
      comma: 'Mettez une virgule entre les suites : A 1-10, 13-24',
      no_place: 'Il n’y a pas de tel numéro dans {found}.',
      no_row: 'Un rang et ses places, par exemple A 1-24',
      parity: 'Dites impair, pair ou tous après chaque suite, aussi après {found}.',
      place_twice: '{found} y est deux fois.',
      places: '« {found} » n’est pas une place : écrivez 7, 1-24 ou 1-23 impair, jusqu’à 9999.',
      row: '« {found} » n’est pas un rang : écrivez une à quatre lettres ou chiffres, par exemple A, AA ou 12.',
      row_range: '« {found} » ne sont pas des rangs qui se suivent : écrivez A-K ou 1-12.',
      row_twice: 'La ligne {line} a déjà le rang {found}.',
      section: 'Une partie de la salle a {count} caractères au plus.',
      too_many_in_row: 'Un rang a {count} places au plus.',
      too_many_places: 'Il y a {count} places au plus : ajoutez-en sous un autre nom.',
      too_many_rows: 'Il y a {count} rangs au plus : ajoutez-en sous un autre nom.',
    },
    faults: '{count} ligne ne peut pas être lue : | {count} lignes ne peuvent pas être lues :',
    found: '{places} places en {rows} rangs.',
    help: 'Une ligne par rang, le plus proche de la scène d’abord.',
    how: 'Comment écrire les rangs',
    kind: 'Places numérotées à chaque date',
    kindText: 'Les acheteurs choisissent leurs sièges, rang par rang.',
    label: 'Rangs',
    line: 'Ligne {line} :',
    means: {
      all: 'Le rang A a les places 1 à 24.',
      gap: 'Il y a une allée ou un vide entre 10 et 13 : ces places ne sont pas côte à côte.',
      odd: '23, 21 … 1, une allée, puis 2, 4 … 24.',
      section: 'Le rang A d’une autre partie de la salle.',
      several: 'Les rangs E à K ont 20 places chacun.',
    },
    mend: 'Corrigez les lignes qui ne peuvent pas être lues.',
    none: 'Pas encore de rang.',
    places: '{count} place | {count} places',
    stay: 'Places vendues : {sold}. Réservées : {held}. Elles restent, avec leur rang et leur numéro.',
    which: 'Comment les places sont-elles données ?',
  },
}

export default fr
