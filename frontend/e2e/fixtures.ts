import { expect, test as base } from '@playwright/test'
import { connect } from './support/cloud.ts'
import { Office } from './support/office.ts'
import { Visitor, type VisitorOptions } from './support/visitor.ts'

export { expect, type Locator, type Page, type Route } from '@playwright/test'
export { eventually } from './support/office.ts'

interface Fixtures {
  /** Somebody comes, with a browser of their own. */
  arrive: (options: VisitorOptions) => Promise<Visitor>
  office: Office
}

export const test = base.extend<Fixtures>({
  arrive: async ({ browser }, use) => {
    const visitors: Visitor[] = []
    await use(async (options) => {
      const visitor = await Visitor.arrive(browser, options)
      visitors.push(visitor)
      return visitor
    })
    for (const { amiss } of visitors) expect.soft(amiss, 'nothing was amiss').toEqual([])
    await Promise.all(visitors.map(({ context }) => context.close()))
  },

  office: async ({ request }, use) => {
    const sql = connect()
    await use(new Office(request, sql))
    await sql.end()
  },
})
