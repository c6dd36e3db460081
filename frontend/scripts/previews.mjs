// Draws the picture that stands for the home page where links are shown, public/previews/home.png. It is checked in: run it after a
// change of the covers. A browser draws it, as the storefront draws covers. Events have their own.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import { launchOptions } from './browser.mjs'

/** What services that show links ask for. */
const SIZE = { width: 1200, height: 630 }
const INKS = { sheet: '#ffc62e', first: '#f2ad00', second: '#1c1917' }
const fromHere = (file) => path.join(import.meta.dirname, file)

const font = readFileSync(fromHere('../src/assets/fonts/bricolage-grotesque-narrow.woff2'))
const style = `
  @font-face {
    font-family: 'Bricolage Narrow';
    font-weight: 500 800;
    src: url('data:font/woff2;base64,${font.toString('base64')}');
  }
  body { margin: 0; overflow: hidden; background: ${INKS.sheet}; }
  svg { position: absolute; inset: 0; inline-size: 100vw; block-size: 100vh; }
  p {
    position: absolute; inset: auto auto 48px 56px; margin: 0; padding: 4px 28px 14px;
    background: ${INKS.sheet}; color: ${INKS.second};
    font: 800 116px/1 'Bricolage Narrow';
  }`

const vite = await createServer({ appType: 'custom', server: { middlewareMode: true } })
const { coverArt } = await vite.ssrLoadModule('/src/ui/cover-art.ts')

function drawing(name, category) {
  const paths = coverArt(name, category).shapes.map(
    ({ ink, path: shape }) => `<path d="${shape}" fill="${INKS[ink]}" fill-rule="evenodd"/>`,
  )
  return `<svg viewBox="0 0 120 80" preserveAspectRatio="xMidYMid slice">${paths.join('')}</svg>`
}

const browser = await chromium.launch(launchOptions)
mkdirSync(fromHere('../public/previews'), { recursive: true })

const page = await browser.newPage({ viewport: SIZE })
await page.setContent(`<style>${style}</style>${drawing('home', 'festival')}<p>Guichet</p>`)
await page.evaluate(() => document.fonts.ready)
const picture = await page.screenshot({ type: 'png' })
writeFileSync(fromHere('../public/previews/home.png'), picture)
console.log(`home.png  ${(picture.length / 1000).toFixed(0)} kB`)
await browser.close()
await vite.close()
