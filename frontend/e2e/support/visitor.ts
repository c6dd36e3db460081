// Somebody with a browser, watched closely: nothing may go wrong behind the page's back.

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import {
  expect,
  test,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test'
import { layoutFaults } from './layout.ts'

const SCREENS = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } }
/** The guidelines, as far as a machine can tell. */
const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Not a guideline, but what lies outside of landmarks is missed by who goes from one to the next. */
const BESIDES = { rules: { region: { enabled: true } } }
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
/** Set it to a folder to get a picture of every page that is looked at. */
const { PICTURES } = process.env

export interface VisitorOptions {
  language: 'fr' | 'en'
  device: 'phone' | 'desktop'
  dark?: boolean
  position?: { latitude: number; longitude: number }
}

export class Visitor {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly options: VisitorOptions,
    /** What went wrong that nobody asked about: errors in the console, requests to elsewhere. */
    readonly amiss: string[] = [],
    /** Who is told to come back in a moment (503) reached a limit, as on a slow machine: the page must go on by itself. */
    private readonly expected: string[] = ['status of 503 '],
  ) {}

  static async arrive(browser: Browser, options: VisitorOptions): Promise<Visitor> {
    const isPhone = options.device === 'phone'
    const context = await browser.newContext({
      locale: options.language === 'fr' ? 'fr-FR' : 'en-GB',
      viewport: SCREENS[options.device],
      deviceScaleFactor: isPhone ? 2 : 1,
      isMobile: isPhone,
      hasTouch: isPhone,
      colorScheme: options.dark ? 'dark' : 'light',
      ...(options.position && { geolocation: options.position, permissions: ['geolocation'] }),
    })
    // What the content security policy refuses is not always an error in the console.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`Refused by the policy: ${violatedDirective} ${blockedURI}`)
      })
    })
    const visitor = new Visitor(context, await context.newPage(), options)
    visitor.watch()
    return visitor
  }

  /** A second tab of the same browser. */
  async openTab(): Promise<Visitor> {
    const page = await this.context.newPage()
    return new Visitor(this.context, page, this.options, this.amiss, this.expected)
  }

  private watch() {
    const ours = [new URL('/', process.env.GUICHET_URL).href, 'data:', 'blob:']
    this.context.on('request', (request) => {
      const isOurs = ours.some((beginning) => request.url().startsWith(beginning))
      if (!isOurs) this.amiss.push(`request to elsewhere: ${request.url()}`)
    })
    this.context.on('weberror', (error) => this.amiss.push(`uncaught: ${error.error().stack}`))
    this.context.on('console', (message) => {
      if (!['error', 'warning', 'assert'].includes(message.type())) return
      const text = `${message.text()} (${message.location().url})`
      const isExpected = this.expected.some((part) => text.includes(part))
      if (!isExpected) this.amiss.push(`console ${message.type()}: ${text}`)
    })
  }

  /** From here on such answers are part of the story: the browser writes each into the console. */
  expectAnswers(...statuses: number[]) {
    this.expected.push(...statuses.map((status) => `status of ${status} `))
  }

  /** From here on requests may fail for want of a network. */
  expectNoNetwork() {
    this.expected.push('net::ERR_INTERNET_DISCONNECTED')
  }

  /** From here on a page may hold a frame without scripts, which a trace asks all the same. */
  expectFrameWithoutScripts() {
    this.expected.push("the 'allow-scripts' permission is not set")
  }

  /** Until the application, where the page has it, has taken the place of what came first. */
  async open(address: string) {
    await this.page.goto(address)
    await expect(this.page.locator(':root:not(:has(#app)), #app[data-v-app]')).toBeAttached()
  }

  /** The page's heading says so. */
  async reads(heading: string) {
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }

  /** The first such text that is there to be read. */
  text(text: string | RegExp) {
    return this.page.getByText(text).filter({ visible: true }).first()
  }

  async sees(text: string | RegExp) {
    await expect(this.text(text)).toBeVisible()
  }

  async press(name: string | RegExp) {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  async follow(name: string | RegExp) {
    await this.page.getByRole('link', { name, exact: true }).click()
  }

  async fill(label: string, value: string) {
    await this.page.getByLabel(label).fill(value)
  }

  /** One more of a rate: `product` and `rate` in the visitor's language. */
  async add(product: string, rate: string, times = 1) {
    const more = this.options.language === 'fr' ? `Un de plus : ${rate}` : `One more: ${rate}`
    const button = this.page
      .getByRole('region', { name: product })
      .getByRole('button', { name: more })
    for (let count = 0; count < times; count += 1) await button.click()
  }

  /** The secret of the order whose page is open. */
  get secret(): string {
    const [, secret] = /\/(?:checkout|orders)\/([^/?#]+)/.exec(this.page.url()) ?? []
    if (!secret) throw new Error(`no order's address: ${this.page.url()}`)
    return decodeURIComponent(secret)
  }

  /** As after each navigation. */
  async headingHasFocus() {
    await expect(this.page.locator('h1')).toBeFocused()
  }

  /**
   * Looks at the page as it is on a phone and a desktop, light and dark: it must be usable by
   * everybody (axe) and never wider than the screen.
   */
  async examine(name: string) {
    await test.step(`examine ${name}`, async () => {
      for (const [device, size] of Object.entries(SCREENS)) {
        await this.page.setViewportSize(size)
        for (const theme of ['light', 'dark'] as const)
          await this.examineTheme(theme, `${name}-${this.options.language}-${device}-${theme}`)
      }
      await this.page.setViewportSize(SCREENS[this.options.device])
      await this.page.emulateMedia({ colorScheme: this.options.dark ? 'dark' : 'light' })
    })
  }

  /** With a menu open, which Escape closes again. */
  async examineMenu(name: string, button: Locator) {
    await button.click()
    await expect(this.page.getByRole('menu')).toBeVisible()
    await this.examine(name)
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('menu')).toHaveCount(0)
    await expect(button).toBeFocused()
  }

  private async examineTheme(theme: 'light' | 'dark', name: string) {
    const { page } = this
    await page.emulateMedia({ colorScheme: theme })
    await expect(page.locator(`:root:not([data-theme]), :root[data-theme=${theme}]`)).toBeAttached()
    // Not in frames: the one that there is, around a mail, runs no script.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    // What is not a matter of colours is the same in the dark.
    if (theme === 'light') axe.options(BESIDES).withTags(ALL_RULES)
    else axe.withRules(COLOUR_RULES)
    const { violations } = await axe.analyze()
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
    )
    expect.soft(faults, name).toEqual([])
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(excess, `${name}: pixels wider than the screen`).toBeLessThanOrEqual(0)
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
  }

  /** Whoever reads large letters, or on a small screen, misses nothing either. */
  async examineNarrow(name: string) {
    await test.step(`examine ${name} with large letters and on a narrow screen`, async () => {
      expect.soft(await layoutFaults(this.page), name).toEqual([])
    })
  }
}
