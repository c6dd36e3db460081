import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const SOURCE = fileURLToPath(new URL('service-worker.js', import.meta.url))
const NAME = 'service-worker.js'

/** Writes service-worker.js beside the built page: the source, with the names of this build's files. */
export function serviceWorker(): Plugin {
  return {
    name: 'guichet-service-worker',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      const built = Object.values(bundle)
      const entry = built.find((file) => file.type === 'chunk' && file.isEntry)
      if (!entry) throw new Error('The page has no script to begin with.')
      const assets = built
        .map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('assets/'))
      const others = readdirSync(dir).filter((name) => /\.(?:js|svg)$/.test(name) && name !== NAME)
      const files = [...assets, ...others].toSorted()

      const source = readFileSync(SOURCE, 'utf8')
      const hash = createHash('sha256').update(source)
      for (const name of [...files, 'index.html'])
        hash.update(name).update(readFileSync(path.join(dir, name)))
      const values: Record<string, string> = {
        __VERSION__: hash.digest('hex').slice(0, 16),
        __FILES__: JSON.stringify(files.map((name) => `/${name}`)),
        __ENTRY__: `/${entry.fileName}`,
      }
      const text = Object.entries(values).reduce(
        (all, [key, value]) => all.replace(key, value),
        source,
      )
      writeFileSync(path.join(dir, NAME), text)
    },
  }
}
