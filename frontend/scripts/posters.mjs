// Draws the posters of the demo's events, scripts/posters/*.svg, into public/demo/*.webp. They are checked in: run it after
// changing one. A browser draws them, with the storefront's own typeface.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { launchOptions } from './browser.mjs'

const SIZE = { width: 900, height: 1200 }
// As wide as a phone shows it, in its pixels: a poster is what an event's page waits for.
const SCALE = 0.8
const QUALITY = 70
const fromHere = (file) => path.join(import.meta.dirname, file)

const font = readFileSync(fromHere('../src/assets/fonts/bricolage-grotesque-narrow.woff2'))
const style = `
  @font-face {
    font-family: 'Bricolage Narrow';
    font-weight: 500 800;
    src: url('data:font/woff2;base64,${font.toString('base64')}');
  }
  body { margin: 0; }
  svg { display: block; inline-size: 100vw; }`

const browser = await chromium.launch(launchOptions)

async function draw(file) {
  const page = await browser.newPage({ viewport: SIZE })
  const developer = await page.context().newCDPSession(page)
  const drawing = readFileSync(fromHere(`posters/${file}`), 'utf8')
  await page.setContent(`<style>${style}</style>${drawing}`)
  await page.evaluate(() => document.fonts.ready)
  const { data } = await developer.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { x: 0, y: 0, ...SIZE, scale: SCALE },
  })
  const picture = Buffer.from(data, 'base64')
  const name = `${path.basename(file, '.svg')}.webp`
  writeFileSync(fromHere(`../public/demo/${name}`), picture)
  console.log(`${name}  ${(picture.length / 1000).toFixed(0)} kB`)
}

await Promise.all(readdirSync(fromHere('posters')).map(draw))
await browser.close()
