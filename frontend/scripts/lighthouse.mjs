// What Lighthouse says of pages, as a phone on a slow network has them; fails where a score is below the limit.
//
//     npm run lighthouse -- http://localhost:8080/ http://localhost:8080/events/maree-haute-villeurbanne
//
// The best of three runs counts: whatever else the machine does makes a page slower, never faster. It is no part of CI,
// whose machines are too busy for it, and is fetched when it is run.

import { execFileSync } from 'node:child_process'
import { launchOptions } from './browser.mjs'

const LIGHTHOUSE = 'lighthouse@13'
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const LIMIT = 95
const RUNS = 3
const MAXIMUM_REPORT_BYTES = 64 * 1024 * 1024

function examine(url) {
  const options = [
    '--quiet',
    '--output=json',
    `--only-categories=${CATEGORIES}`,
    '--chrome-flags=--no-sandbox --headless=new',
  ]
  const report = execFileSync('npx', ['--yes', LIGHTHOUSE, url, ...options], {
    encoding: 'utf8',
    env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? launchOptions.executablePath },
    maxBuffer: MAXIMUM_REPORT_BYTES,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { audits, categories } = JSON.parse(report)
  const scripts = audits['network-requests'].details.items.filter(
    ({ resourceType }) => resourceType === 'Script',
  )
  return {
    scores: CATEGORIES.map((name) => Math.round(categories[name].score * 100)),
    figures: {
      LCP: audits['largest-contentful-paint'].displayValue,
      CLS: audits['cumulative-layout-shift'].displayValue,
      TBT: audits['total-blocking-time'].displayValue,
      JavaScript: `${(scripts.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000).toFixed(1)} kB`,
    },
    faults: CATEGORIES.slice(1)
      .flatMap((name) => categories[name].auditRefs)
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => audits[id].title),
  }
}

const urls = process.argv.slice(2)
if (urls.length === 0) {
  console.error('Name the pages to look at: npm run lighthouse -- http://localhost:8080/')
  process.exit(2)
}
for (const url of urls) {
  const runs = Array.from({ length: RUNS }, () => examine(url))
  const [best] = runs.toSorted((a, b) => b.scores[0] - a.scores[0])
  console.log(url)
  for (const [index, name] of CATEGORIES.entries())
    console.log(`  ${name.padEnd(15)} ${best.scores[index]}`)
  for (const [name, value] of Object.entries(best.figures))
    console.log(`  ${name.padEnd(15)} ${value}`)
  for (const fault of best.faults) console.log(`  ! ${fault}`)
  if (best.scores.some((score) => score < LIMIT)) process.exitCode = 1
}
if (process.exitCode) console.error(`A score is below ${LIMIT}.`)
