const en = {
  rows: {
    changeTitle: 'Rows: {area}',
    changedButSome:
      '{area}: {capacity} places; {count} date stays as it is, where other places are sold. | {area}: {capacity} places; {count} dates stay as they are, where other places are sold.',
    drawing: 'The hall',
    example: {
      all: 'A 1-24',
      gap: 'C 1-10, 13-24',
      odd: 'B 23-1 odd, 2-24 even',
      section: 'Box 3 A 1-4',
      several: 'E-K 1-20',
    },
    fault: {
      comma: 'Put a comma between ranges: A 1-10, 13-24',
      no_place: 'There is no such number in {found}.',
      no_row: 'A row and its places, such as A 1-24',
      parity: 'Say odd, even or all after each range, also after {found}.',
      place_twice: '{found} is there twice.',
      places: '“{found}” is no place: write 7, 1-24 or 1-23 odd, up to 9999.',
      row: '“{found}” is no row: write one to four letters and digits, such as A, AA or 12.',
      row_range: '“{found}” are no rows that follow each other: write A-K or 1-12.',
      row_twice: 'Line {line} has row {found} already.',
      section: 'A section has {count} characters at most.',
      too_many_in_row: 'A row has {count} places at most.',
      too_many_places: 'There are {count} places at most: add more under another name.',
      too_many_rows: 'There are {count} rows at most: add more under another name.',
    },
    faults: '{count} line cannot be read: | {count} lines cannot be read:',
    found: '{places} places in {rows} rows.',
    help: 'A line for each row, the one nearest to the stage first.',
    how: 'How rows are written',
    kind: 'Numbered places at each date',
    kindText: 'Buyers choose their seats, row by row.',
    label: 'Rows',
    line: 'Line {line}:',
    means: {
      all: 'Row A has the places 1 to 24.',
      gap: 'An aisle or a gap is between 10 and 13: these are not next to each other.',
      odd: '23, 21 … 1, an aisle, then 2, 4 … 24.',
      section: 'Row A of another section.',
      several: 'Rows E to K have 20 places each.',
    },
    mend: 'Mend the lines that cannot be read.',
    none: 'No row yet.',
    places: '{count} place | {count} places',
    stay: '{sold} places are sold, and {held} are held: they stay, by their row and number.',
    which: 'How are places given?',
  },
}

export default en
export type RowsMessages = typeof en
