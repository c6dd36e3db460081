// Somebody with a browser, watched closely: nothing may go wrong behind the page's back.

import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { accessibilityFaults, ALL_RULES, COLOUR_RULES } from './accessibility.mjs'
import { layoutFaults } from './layout.mjs'
import { browser, cloud } from './office.mjs'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 800 }
const STEP_TIMEOUT_MS = 15_000
/** Set it to a folder to get a picture of every page that is looked at. */
const PICTURES = process.env.PICTURES

/**
 * @typedef {object} VisitorOptions
 * @property {'fr' | 'en'} language
 * @property {'phone' | 'desktop'} device
 * @property {boolean} [dark]
 * @property {{ latitude: number, longitude: number }} [position]
 */

/** In the page: when the theme has followed the system, and is painted. */
async function showsTheme(theme) {
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  for (let frames = 0; frames < 100; frames += 1) {
    await painted()
    if ((document.documentElement.dataset.theme ?? theme) === theme) return
  }
  throw new Error(`the page does not become ${theme}`)
}

export class Visitor {
  /** What went wrong that nobody asked about: errors in the console, requests to elsewhere. */
  amiss = []
  #expected = []

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {import('playwright-core').Page} page
   * @param {VisitorOptions} options
   */
  constructor(context, page, options) {
    this.context = context
    this.page = page
    this.options = options
  }

  /** @param {VisitorOptions} options */
  static async arrive(options) {
    const isPhone = options.device === 'phone'
    const context = await browser.newContext({
      baseURL: cloud.url,
      locale: options.language === 'fr' ? 'fr-FR' : 'en-GB',
      timezoneId: 'Europe/Paris',
      viewport: isPhone ? PHONE : DESKTOP,
      deviceScaleFactor: isPhone ? 2 : 1,
      isMobile: isPhone,
      hasTouch: isPhone,
      colorScheme: options.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      ...(options.position && { geolocation: options.position, permissions: ['geolocation'] }),
    })
    context.setDefaultTimeout(STEP_TIMEOUT_MS)
    // What the content security policy refuses is not always an error in the console.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`Refused by the policy: ${violatedDirective} ${blockedURI}`)
      })
    })
    const visitor = new Visitor(context, await context.newPage(), options)
    visitor.#watch()
    return visitor
  }

  leave() {
    return this.context.close()
  }

  /** A second tab of the same browser. */
  async openTab() {
    const tab = new Visitor(this.context, await this.context.newPage(), this.options)
    tab.amiss = this.amiss
    tab.#expected = this.#expected
    return tab
  }

  #watch() {
    const { origin } = new URL(cloud.url)
    this.context.on('request', (request) => {
      const url = new URL(request.url())
      const isOurs = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:'
      if (!isOurs) this.amiss.push(`request to elsewhere: ${request.url()}`)
    })
    this.context.on('weberror', (error) => this.amiss.push(`uncaught: ${error.error().stack}`))
    this.context.on('console', (message) => {
      if (!['error', 'warning', 'assert'].includes(message.type())) return
      const text = `${message.text()} (${message.location().url})`
      const isExpected = this.#expected.some((part) => text.includes(part))
      if (!isExpected) this.amiss.push(`console ${message.type()}: ${text}`)
    })
  }

  /** From here on such answers are part of the story: the browser writes each into the console. */
  expectAnswers(...statuses) {
    this.#expected.push(...statuses.map((status) => `status of ${status} `))
  }

  /** From here on requests may fail for want of a network. */
  expectsNoNetwork() {
    this.#expected.push('net::ERR_INTERNET_DISCONNECTED')
  }

  assertNothingWasAmiss() {
    assert.deepEqual(this.amiss, [])
  }

  /** Until the application, where the page has it, has taken the place of what came first. */
  async open(address) {
    await this.page.goto(address)
    const ready = this.page.locator(':root:not(:has(#app)), #app[data-v-app]')
    await ready.first().waitFor({ state: 'attached' })
  }

  /** Waits until the page's heading says so. */
  async reads(heading, { timeout } = {}) {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout })
  }

  /** Waits until the text is there to be read. */
  async sees(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** The same, without having to scroll. */
  async seesOnScreen(text) {
    await this.sees(text)
    const box = await this.page.getByText(text).filter({ visible: true }).first().boundingBox()
    const { height } = this.page.viewportSize()
    assert.ok(
      box.y >= 0 && box.y + box.height <= height,
      `${text} is on the screen, not at ${box.y}`,
    )
  }

  async press(button) {
    await this.page.getByRole('button', { name: button, exact: typeof button === 'string' }).click()
  }

  async follow(link) {
    await this.page.getByRole('link', { name: link, exact: typeof link === 'string' }).click()
  }

  async fill(label, value) {
    await this.page.getByLabel(label).fill(value)
  }

  /** One more of a rate: `product` and `rate` in the visitor's language. */
  async add(product, rate, times = 1) {
    const more = this.options.language === 'fr' ? `Un de plus : ${rate}` : `One more: ${rate}`
    const button = this.page
      .getByRole('region', { name: product })
      .getByRole('button', { name: more })
    for (let count = 0; count < times; count += 1) await button.click()
  }

  /** The secret of the order whose page is open. */
  get secret() {
    const [, secret] = /\/(?:checkout|orders)\/([^/?#]+)/.exec(this.page.url()) ?? []
    assert.ok(secret, `no order's address: ${this.page.url()}`)
    return decodeURIComponent(secret)
  }

  async assertHeadingHasFocus() {
    const focused = await this.page.evaluate(() => document.activeElement?.localName)
    assert.equal(focused, 'h1', 'after a navigation the heading has the focus')
  }

  /**
   * Looks at the page as it is on a phone and a desktop, light and dark: it must be usable by
   * everybody (axe) and never wider than the screen.
   */
  async examine(name) {
    const faults = []
    for (const [device, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
      await this.page.setViewportSize(size)
      for (const colorScheme of ['light', 'dark']) {
        await this.page.emulateMedia({ colorScheme })
        await this.page.evaluate(showsTheme, colorScheme)
        const where = `${name}, ${device}, ${colorScheme}`
        // What is not a matter of colours is the same in the dark.
        const rules = colorScheme === 'light' ? ALL_RULES : COLOUR_RULES
        for (const fault of await accessibilityFaults(this.page, rules))
          faults.push(`${where}: ${fault}`)
        const excess = await this.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        if (excess > 0) faults.push(`${where}: ${excess} pixels wider than the screen`)
        await this.#picture(`${name}-${this.options.language}-${device}-${colorScheme}`)
      }
    }
    await this.page.setViewportSize(this.options.device === 'phone' ? PHONE : DESKTOP)
    await this.page.emulateMedia({ colorScheme: this.options.dark ? 'dark' : 'light' })
    assert.deepEqual(faults, [])
  }

  /** Whoever reads large letters, or on a small screen, misses nothing either. */
  async examineNarrow(name) {
    assert.deepEqual(await layoutFaults(this.page, name), [])
  }

  async #picture(name) {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
  }
}
