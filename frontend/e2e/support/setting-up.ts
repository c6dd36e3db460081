// The way from an organizer to an event that is a draft, for scenarios that are about what comes after it.

import { expect, type Page } from '@playwright/test'
import { type } from './accounts.ts'
import type { Visitor } from './visitor.ts'

const DAY_MS = 86_400_000

/** YYYY-MM-DD */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)

export async function answerWhat(visitor: Visitor, name: string) {
  await visitor.reads('What is it?')
  await type(visitor, 'Name, in English', name)
  await visitor.press('Next')
}

export async function answerWhenAndWhere(visitor: Visitor, day: string) {
  const { page } = visitor
  await visitor.reads('When and where?')
  await page.getByLabel('Date', { exact: true }).fill(day)
  await page.getByLabel('Begins at').fill('20:30')
  await type(visitor, 'Name of the venue', 'The old mill')
  await page.getByRole('textbox', { name: /^Street and number/ }).fill('2 Mill Lane')
  await page.getByRole('textbox', { name: /^Postal code/ }).fill('35000')
  await type(visitor, 'Town', 'Rennes')
  await type(visitor, 'Position on the map', '48.1119, -1.6743')
  await visitor.press('Next')
}

export async function answerPlaces(visitor: Visitor, places: number) {
  await visitor.reads('How many places are there?')
  await type(visitor, 'Places', String(places))
  await visitor.press('Next')
  await visitor.reads('What does it cost?')
}

/** An event that is a draft; answers the address of its editor. */
export async function saveDraft(visitor: Visitor, name: string) {
  await visitor.follow('Set up an event')
  await answerWhat(visitor, name)
  await answerWhenAndWhere(visitor, inDays(300))
  await answerPlaces(visitor, 50)
  await type(visitor, 'Price', '12.50')
  await visitor.press('Save as a draft')
  await visitor.reads(name)
  await expect(visitor.page).toHaveURL(/\/events\/[\w-]{36}$/)
  return new URL(visitor.page.url()).pathname
}

/** Of the event, not of the organizer. */
export const openOverview = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Parts of the event' })
    .getByRole('link', { name: 'Overview' })
    .click()
