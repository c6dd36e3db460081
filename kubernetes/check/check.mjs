// Builds every overlay with kustomize and checks what comes out against the Kubernetes API: its types, by which a misspelt
// field is found, and its schemas, by which an illegal value is.

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ts from 'typescript'
import { parseAllDocuments } from 'yaml'
import { policyFaults } from './policies.mjs'
import { ourFaults } from './references.mjs'

const HERE = import.meta.dirname
const KUBERNETES = path.dirname(HERE)

/** Where the types of an API group come from; those of Kubernetes itself are in one package. */
const PACKAGES = {
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
  'serving.knative.dev': '@kubernetes-models/knative',
}
/** Nobody publishes these as a package. */
const UNCHECKED = new Set(['postgresql.cnpg.io/v1 Cluster'])

/** What no overlay has by itself. */
const MONITORED = `
kind: Kustomization
namespace: guichet
resources: [../deployments]
components: [../../components/monitoring]
`

/** A copy with the examples of secrets in the place of secrets. */
function prepare() {
  const copy = mkdtempSync(path.join(tmpdir(), 'guichet-kubernetes-'))
  cpSync(KUBERNETES, copy, { recursive: true, filter: (file) => file !== HERE })
  const overlays = readdirSync(path.join(copy, 'overlays'))
  for (const overlay of overlays) {
    const secrets = path.join(copy, 'overlays', overlay, 'secrets.env')
    copyFileSync(`${secrets}.example`, secrets)
  }
  mkdirSync(path.join(copy, 'overlays/monitored'))
  writeFileSync(path.join(copy, 'overlays/monitored/kustomization.yaml'), MONITORED)
  return { copy, overlays: [...overlays, 'monitored'] }
}

function build(folder, overlay) {
  const built = spawnSync('kubectl', ['kustomize', path.join(folder, 'overlays', overlay)], {
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`${overlay}: ${built.stderr || built.error}`)
  if (built.stderr) throw new Error(`${overlay}: ${built.stderr}`)
  const values = parseAllDocuments(built.stdout).map((document) => document.toJS())
  for (const { kind, data } of values)
    // Kustomize breaks long values into lines, which Kubernetes allows and the schema does not.
    if (kind === 'Secret') for (const key in data) data[key] = data[key].replaceAll('\n', '')
  return values
}

function moduleOf({ apiVersion, kind }) {
  const [group] = apiVersion.split('/')
  const name = PACKAGES[group] ?? 'kubernetes-models'
  return `${name}/${apiVersion}/${kind}`
}

/** A program in which every resource is a literal of its type; what the compiler says of it, by resource. */
function typeFaults(resources) {
  const lines = resources.map(
    ({ value, module }, index) =>
      `import type { I${value.kind} as T${index} } from ${JSON.stringify(module)}\n` +
      `export const r${index}: T${index} = ${JSON.stringify(value)}`,
  )
  // It exists only here, beside the packages.
  const file = path.join(HERE, 'resources.ts')
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  host.readFile = (name) => (name === file ? lines.join('\n') : readFile(name))
  host.fileExists = (name) => name === file || fileExists(name)
  const program = ts.createProgram([file], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => {
    const line = source?.getLineAndCharacterOfPosition(start).line ?? 0
    const text = ts.flattenDiagnosticMessageText(messageText, ' ')
    return `${resources[line >> 1]?.name}: ${text}`
  })
}

async function valueFaults({ value, module, name }) {
  const { [value.kind]: Model } = await import(module)
  try {
    new Model(value).validate()
    return []
  } catch (error) {
    return [`${name}: ${error.message}`]
  }
}

async function check() {
  const { copy, overlays } = prepare()
  try {
    let isFine = true
    for (const overlay of overlays) {
      const named = build(copy, overlay).map((value) => ({
        value,
        module: moduleOf(value),
        name: `${overlay}: ${value.kind} ${value.metadata.name}`,
      }))
      const isUnchecked = ({ value }) => UNCHECKED.has(`${value.apiVersion} ${value.kind}`)
      const known = named.filter((resource) => !isUnchecked(resource))
      const faults = [...typeFaults(known), ...ourFaults(named), ...policyFaults(overlay, named)]
      for (const resource of known) faults.push(...(await valueFaults(resource)))
      for (const fault of faults) console.error(fault)
      isFine &&= faults.length === 0
      const skipped = named
        .filter(isUnchecked)
        .map(({ value }) => `${value.kind} ${value.metadata.name}`)
      console.log(
        `${overlay}: ${known.length} resources checked` +
          (skipped.length > 0 ? `; no types for ${skipped.join(', ')}` : ''),
      )
    }
    return isFine
  } finally {
    rmSync(copy, { recursive: true })
  }
}

process.exitCode = (await check()) ? 0 : 1
