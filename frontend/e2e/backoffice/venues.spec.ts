import { expect, test } from '../fixtures.ts'
import { foundOrganizer, person, signUp, type } from '../support/accounts.ts'

test('venues are added, changed, deleted and put back, in French on a phone', async ({
  arrive,
  office,
}) => {
  const visitor = await arrive({ language: 'fr', device: 'phone' })
  const { page } = visitor
  await signUp(visitor, office, person('Lou'))
  const organizer = await foundOrganizer(visitor, 'Le lavoir de Lou')
  await visitor.open(`${organizer}/venues`)
  await visitor.reads('Lieux')
  await visitor.sees('Pas encore de lieu')
  await visitor.examine('backoffice no venues')

  await visitor.press('Ajouter un lieu')
  await type(visitor, 'Nom du lieu', 'Le lavoir')
  await page.getByRole('textbox', { name: /^Rue et numéro/ }).fill('3, rue de l’Eau')
  await page.getByRole('textbox', { name: /^Code postal/ }).fill('35000')
  await type(visitor, 'Ville', 'Rennes')
  await type(visitor, 'Position sur la carte', '48,1119 ; -1,6743')
  await visitor.examine('backoffice new venue')
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter un lieu' }).click()
  await visitor.sees('«\u00A0Le lavoir\u00A0» est ajouté.')
  await visitor.examine('backoffice venues')
  await visitor.examineNarrow('backoffice venues')

  const actions = page.getByRole('button', { name: /^Actions/ })
  await visitor.examineMenu('backoffice menu of a venue', actions)
  await actions.click()
  await page.getByRole('menuitem', { name: 'Modifier' }).click()
  await type(visitor, 'Nom du lieu', 'Le vieux lavoir')
  await visitor.press('Enregistrer')
  await visitor.sees('«\u00A0Le vieux lavoir\u00A0» est enregistré.')

  await actions.click()
  await page.getByRole('menuitem', { name: 'Supprimer' }).click()
  await visitor.sees('Supprimés récemment')
  await expect(actions).toHaveCount(0)
  await visitor.examine('backoffice venue deleted')
  await visitor.press(/^Rétablir/)
  await expect(actions).toHaveCount(1)
})
