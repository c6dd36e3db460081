import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function findChromium() {
  const named = process.env.CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM names ${named}, which does not exist.`)
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)]
  const found = folders
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate))
  if (found) return found
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found. Install one, on Debian and ' +
      'Ubuntu: apt-get install chromium. Or name it: CHROMIUM=/path/to/chromium npm run e2e',
  )
}

export function launchBrowser() {
  return chromium.launch({
    executablePath: findChromium(),
    // Chromium refuses its sandbox to root, as containers often are.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
