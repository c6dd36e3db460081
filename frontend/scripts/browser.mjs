// The browser of this machine, as the tests and what draws pictures launch it.

import { execFileSync } from 'node:child_process'
import path from 'node:path'

export const launchOptions = {
  executablePath: execFileSync(path.join(import.meta.dirname, '../e2e/find-browser'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim(),
  // Chromium refuses its sandbox to root, as containers often are.
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu'],
}
