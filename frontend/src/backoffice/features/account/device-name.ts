// What a browser calls itself, in the two words by which people know their device. Guesses, as user agents are: whoever is
// not known is not named wrongly.

/** The first that fits: many say they are Safari or Chrome besides what they are. */
const BROWSERS: [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/.*\bSafari\//],
]

const SYSTEMS: [name: string, pattern: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iPad', /\biPad\b/],
  ['iPhone', /\biPhone\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
]

const nameIn = (names: [string, RegExp][], userAgent: string): string | undefined =>
  names.find(([, pattern]) => pattern.test(userAgent))?.[0]

/** Held in the hand, to say the least of it. */
export function isHandheld(userAgent: string): boolean {
  return /\b(?:Android|iPad|iPhone)\b/.test(userAgent)
}

export interface DeviceName {
  browser: string
  system: string
}

/** Nothing where either is not known. */
export function deviceName(userAgent: string): DeviceName | undefined {
  const browser = nameIn(BROWSERS, userAgent)
  const system = nameIn(SYSTEMS, userAgent)
  return browser && system ? { browser, system } : undefined
}
