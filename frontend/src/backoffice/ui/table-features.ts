import {
  constructSortFn,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_datetime,
  tableFeatures,
} from '@tanstack/vue-table'

/** As a dictionary has it: Élie beside Elie, and 9 before 10. */
const collator = new Intl.Collator(['fr', 'en'], { numeric: true })

/** What a table of the back office can do: each feature that is not named stays out of its file. */
export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: {
    text: constructSortFn({ sort: (one, other) => collator.compare(String(one), String(other)) }),
    datetime: sortFn_datetime,
  },
})

export interface TableColumn<Row> {
  id: string
  label: string
  /** What it is sorted by, and what a cell shows that has no slot of its own. */
  value?: (row: Row) => string | number | Date | undefined
  /** How; without it, it is not sorted. */
  sort?: keyof typeof features.sortFns
}
