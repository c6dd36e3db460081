import { eventually, expect, test } from '../fixtures.ts'
import {
  foundOrganizer,
  linkFrom,
  person,
  signUp,
  type,
  typePassword,
} from '../support/accounts.ts'

test('a colleague is invited, accepts, and is refused what the role may not', async ({
  arrive,
  office,
}) => {
  const owner = await arrive({ language: 'en', device: 'desktop' })
  const boss = person('Alex')
  await signUp(owner, office, boss)
  const organizer = await foundOrganizer(owner, 'Alex and friends')
  const team = `${organizer}/team`
  await owner.open(team)
  await owner.sees('You are alone here')
  await owner.examine('backoffice team, alone')
  await owner.press('Invite')
  const colleague = person('Lou')
  await type(owner, 'E-mail address', colleague.email)
  await owner.page.getByRole('radio', { name: 'Sales' }).check()
  await owner.examine('backoffice invite')
  await owner.press('Send the invitation')
  await owner.sees(`The invitation is on its way to ${colleague.email}.`)

  const lou = await arrive({ language: 'fr', device: 'phone' })
  await lou.open(await linkFrom(office, colleague.email, 'invitation'))
  await lou.reads('Alex and friends vous invite')
  await lou.examine('backoffice invitation')
  await lou.examineNarrow('backoffice invitation')
  await type(lou, 'Votre nom', colleague.name)
  await typePassword(lou, 'Mot de passe', colleague.password)
  await lou.press('Créer mon compte et accepter')
  await lou.reads('Bienvenue, Lou')
  await lou.sees('Vous êtes maintenant dans l’équipe de Alex and friends.')

  await lou.press('Menu')
  const menu = lou.page.getByRole('dialog')
  await expect(menu.getByRole('link', { name: 'Vue d’ensemble' })).toBeVisible()
  await expect(menu.getByRole('link', { name: /Équipe|Clés d’API|Journal/ })).toHaveCount(0)
  await lou.examine('backoffice menu')
  await lou.open(team)
  await lou.reads('Pas avec votre rôle')
  await lou.examine('backoffice forbidden')

  // And not past the pages either; of somebody else's organizer not even that it is there.
  const [{ organizer: own }] = (
    await (await lou.page.request.get('/api/v1/accounts/session')).json()
  ).memberships
  const members = (id: string) => lou.page.request.get(`/api/v1/accounts/organizers/${id}/members`)
  expect((await members(own.id)).status()).toBe(403)
  const elsewhere = await arrive({ language: 'en', device: 'desktop' })
  await signUp(elsewhere, office, person('Robin'))
  await foundOrganizer(elsewhere, 'Somebody else')
  const [{ organizer: other }] = (
    await (await elsewhere.page.request.get('/api/v1/accounts/session')).json()
  ).memberships
  const [hidden, absent] = [await members(other.id), await members(crypto.randomUUID())]
  expect([hidden.status(), absent.status()]).toEqual([404, 404])
  const detail = async (answer: typeof hidden) => ({ ...(await answer.json()), instance: '' })
  expect(await detail(hidden)).toEqual(await detail(absent))

  await owner.open(team)
  await owner.follow(colleague.name)
  await owner.reads(colleague.name)
  await owner.examine('backoffice member')
  await owner.page.getByRole('radio', { name: 'Manager' }).check()
  await owner.press('Save')
  await owner.sees(`${colleague.name} is now: Manager.`)
  // A change of role ends the sessions of whom it is about.
  lou.expectAnswers(401)
  await lou.open(team)
  await eventually(
    lou.page.getByRole('heading', { name: /Se connecter|Êtes-vous toujours là/ }),
  ).toBeVisible()
  await owner.open(`${organizer}/audit`)
  await owner.sees(/invited/)
  await owner.examine('backoffice audit')
})
