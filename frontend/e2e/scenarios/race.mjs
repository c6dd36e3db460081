import assert from 'node:assert/strict'
import { takePlaces } from '../support/buying.mjs'
import { scenario } from '../support/scenario.mjs'

scenario('two want the same seat, and the slower one is told which is gone', async ({ arrive }) => {
  const [quick, slow] = await Promise.all([
    arrive({ language: 'fr', device: 'desktop' }),
    arrive({ language: 'en', device: 'phone' }),
  ])
  const theatre = '/events/le-malade-imaginaire-bruxelles'
  await Promise.all([quick.open(theatre), slow.open(theatre)])
  await seat(quick, 'rang G', /place 8, dès .*, libre$/).click()
  await seat(slow, 'row G', /seat 8, from .*, free$/).click()
  await seat(slow, 'row G', /seat 9, from .*, free$/).click()
  await takePlaces(quick)

  slow.expectAnswers(409)
  await slow.press('Take places')
  await slow.seesOnScreen('Somebody was faster')
  await slow.seesOnScreen(/Just taken: Parterre, row G, seat 8\./)
  await slow.examine('seat-gone')
  await slow.press('Take what is left')
  await slow.sees('1 item')
  await seat(slow, 'row G', /seat 8, taken$/).waitFor()
  await takePlaces(slow)
  assert.notEqual(slow.secret, quick.secret)
})

function seat(visitor, row, name) {
  return visitor.page
    .getByRole('region', { name: /seats|places/i })
    .getByRole('group', { name: row, exact: true })
    .getByRole('button', { name })
}
