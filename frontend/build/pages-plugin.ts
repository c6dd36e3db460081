import type { Plugin, Rolldown } from 'vite'

/** The pages that are answered with their first content: what each begins with, and whether a band goes on from the header. */
const PAGES = {
  home: { module: 'src/features/catalog/components/HomePage.vue', band: true },
  event: { module: 'src/features/catalog/components/EventPage.vue', band: false },
  organizer: { module: 'src/features/legal/components/OrganizerPage.vue', band: false },
}
const SHELL = 'index.html'
const LANGUAGES = ['fr', 'en']
const ENTRY = /<script type="module"[^>]* src="([^"]+)"><\/script>/

/** A text that is there once gives way to another one. */
function replaced(html: string, from: string, to: string): string {
  if (html.split(from).length !== 2) throw new Error(`The page has not exactly one ${from}.`)
  return html.replace(from, () => to)
}

/**
 * Writes .pages/: the shell as the function takes it that fills in content, each with links to what its page needs, so that
 * the browser fetches all of it at once after the first paint. In all of them the content comes before the scripts, and the words of the
 * visitor's language are named for first-paint.js.
 */
export function pages(): Plugin {
  return {
    name: 'guichet-pages',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const shell = bundle[SHELL]
        if (shell?.type !== 'asset') throw new Error('There is no page.')
        const html = withScriptLast(withWords(String(shell.source), bundle))
        shell.source = html
        for (const [name, { module, band }] of Object.entries(PAGES)) {
          const page = startedLater(
            replaced(html, '</head>', `${linksFor(module, html, bundle)}</head>`),
          )
          this.emitFile({
            type: 'asset',
            fileName: `.pages/${name}.html`,
            source: band ? replaced(page, ' torn-below', '') : page,
          })
        }
      },
    },
  }
}

function chunkOf(module: string, bundle: Rolldown.OutputBundle): Rolldown.OutputChunk {
  const chunk = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${module}`),
  )
  if (chunk?.type !== 'chunk') throw new Error(`${module} has no file of its own.`)
  return chunk
}

function withWords(html: string, bundle: Rolldown.OutputBundle): string {
  const files = LANGUAGES.map(
    (language) => `data-${language}="/${chunkOf(`src/i18n/${language}.ts`, bundle).fileName}"`,
  )
  const script = 'src="/first-paint.js"'
  return replaced(html, script, `${script} ${files.join(' ')}`)
}

function withScriptLast(html: string): string {
  const [script = '', address] = ENTRY.exec(html) ?? []
  const preload = `<link rel="modulepreload" crossorigin href="${address}">`
  return replaced(replaced(html, script, preload), '<!--data-->', `<!--data-->${script}`)
}

/** The content is shown by what it names itself: first-paint.js fetches the scripts, and starts the application, when it has been painted. */
function startedLater(html: string): string {
  const [script = '', address] = ENTRY.exec(html) ?? []
  const loader = 'src="/first-paint.js"'
  return replaced(
    replaced(html, script, '').replaceAll('rel="modulepreload" crossorigin', 'rel="later"'),
    loader,
    `${loader} data-app="${address}"`,
  )
}

/** What a module brings along at once and the page does not have yet. */
function linksFor(module: string, html: string, bundle: Rolldown.OutputBundle): string {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const visit = (name: string): void => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || scripts.has(name)) return
    scripts.add(name)
    for (const imported of chunk.imports) visit(imported)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
  }
  visit(chunkOf(module, bundle).fileName)
  const isNew = (name: string): boolean => !html.includes(`href="/${name}"`)
  return [
    ...[...styles]
      .filter(isNew)
      .map((name) => `<link rel="stylesheet" crossorigin href="/${name}">`),
    ...[...scripts]
      .filter(isNew)
      .map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`),
  ].join('\n    ')
}
