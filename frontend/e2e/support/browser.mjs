import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

export function findChromium() {
  const { CHROMIUM: named, PATH = '' } = process.env
  const folders = [...PATH.split(path.delimiter), '/usr/bin']
  const found = (named ? [named] : NAMES)
    // One that is named may be named by its path.
    .flatMap((name) => folders.map((folder) => path.resolve(folder, name)))
    .find((candidate) => existsSync(candidate))
  if (found) return found
  throw new Error(
    named
      ? `CHROMIUM names ${named}, which does not exist.`
      : 'The browser tests need Chromium or Chrome, and none was found. Install one (Debian: ' +
          'apt install chromium), or name it: CHROMIUM=/path/to/chromium',
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
