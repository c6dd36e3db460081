import axe from 'axe-core'

/** The guidelines, as far as a machine can tell. */
export const ALL_RULES = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
}
export const COLOUR_RULES = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * What axe finds wrong with the page as it stands, one line each.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('axe-core').RunOnly} rules
 * @returns {Promise<string[]>}
 */
export async function accessibilityFaults(page, rules) {
  // Evaluated by the debugger, so the page's content security policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (runOnly) => {
    const { violations: found } = await window.axe.run(document, {
      runOnly,
      resultTypes: ['violations'],
    })
    return found.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }))
  }, rules)
  return violations.map(({ id, help, nodes }) => `${id} (${help})\n  ${nodes.join('\n  ')}`)
}
