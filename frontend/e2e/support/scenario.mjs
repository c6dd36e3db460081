// A scenario: some visitors, each a browser of their own, do something from beginning to end.

import path from 'node:path'
import { cloud, keepTraces } from './office.mjs'
import { Visitor } from './visitor.mjs'

const TIMEOUT_MS = 180_000

/**
 * @typedef {object} Scene
 * @property {(options: import('./visitor.mjs').VisitorOptions) => Promise<Visitor>} arrive
 */

/** @type {{ title: string, run: () => Promise<void>, timeout: number }[]} */
export const scenarios = []

/**
 * @param {string} title
 * @param {(scene: Scene) => Promise<void>} play
 */
export function scenario(title, play) {
  scenarios.push({ title, run: () => run(title, play), timeout: TIMEOUT_MS })
}

async function run(title, play) {
  if (!cloud) throw new Error('The ticket office did not open.')
  /** @type {Visitor[]} */
  const visitors = []
  try {
    await play({
      arrive: async (options) => {
        const visitor = await Visitor.arrive(options)
        visitors.push(visitor)
        return visitor
      },
    })
    for (const visitor of visitors) visitor.assertNothingWasAmiss()
  } catch (error) {
    keepTraces()
    const seen = await Promise.all(
      visitors.map((visitor, index) => keep(visitor, `${title} ${index + 1}`)),
    )
    throw new Error([error.stack, ...seen.flat()].join('\n'))
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.leave()))
  }
}

/** Keeps what the visitor saw last, and says where. */
async function keep(visitor, name) {
  const file = path.join(cloud.state, `${name.replaceAll(/\W+/g, '-')}.png`)
  const seen = [`at ${visitor.page.url()}`, `picture: ${file}`, ...visitor.amiss]
  try {
    await visitor.page.screenshot({ path: file, fullPage: true })
  } catch {
    seen.push('(no picture could be taken)')
  }
  return seen
}
