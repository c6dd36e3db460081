// Checks ../dashboards/*.json against a JSON schema made from the types that Grafana publishes: what it would pass over in
// silence, such as a misspelt field, is an error here.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'

const types = fileURLToPath(new URL('node_modules/@grafana/schema/dist/types/raw/', import.meta.url))
const ajv = new Ajv({ allErrors: true, strict: false })

function validator(file, type) {
  const config = { path: `${types}${file}/x/types.gen.d.ts`, type, skipTypeCheck: true }
  return ajv.compile(createGenerator(config).createSchema(type))
}

const isDashboard = validator('dashboard', 'Dashboard')
const panels = Object.fromEntries(
  ['stat', 'timeseries'].map((type) => [
    type,
    { options: validator(`composable/${type}/panelcfg`, 'Options') },
  ]),
)
panels.timeseries.custom = validator('composable/timeseries/panelcfg', 'FieldConfig')

const faults = []
function expect(check, value, where) {
  if (check(value)) return
  faults.push(...check.errors.map((error) => `${where}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`))
}

const folder = new URL('../dashboards/', import.meta.url)
const uids = new Set()
for (const file of readdirSync(folder)) {
  const dashboard = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  expect(isDashboard, dashboard, file)
  if (uids.has(dashboard.uid)) faults.push(`${file}: another dashboard has the uid ${dashboard.uid}`)
  uids.add(dashboard.uid)
  const taken = new Map()
  const ids = new Set()
  for (const panel of dashboard.panels) {
    const where = `${file}, "${panel.title}"`
    if (ids.has(panel.id)) faults.push(`${where}: another panel has the id ${panel.id}`)
    ids.add(panel.id)
    const { x, y, w, h } = panel.gridPos
    if (x + w > 24) faults.push(`${where}: reaches over the right edge`)
    for (let column = x; column < x + w; column++) {
      for (let row = y; row < y + h; row++) {
        const other = taken.get(`${column},${row}`)
        if (other) faults.push(`${where}: lies over "${other}"`)
        taken.set(`${column},${row}`, panel.title)
      }
    }
    if (panel.type === 'row') continue
    if (!panels[panel.type]) {
      faults.push(`${where}: panels of type ${panel.type} are not known here`)
      continue
    }
    expect(panels[panel.type].options, panel.options, `${where} options`)
    if (panels[panel.type].custom) expect(panels[panel.type].custom, panel.fieldConfig.defaults.custom, `${where} custom`)
    const references = panel.targets.map((target) => target.refId)
    if (new Set(references).size < references.length) faults.push(`${where}: two queries have the same refId`)
  }
}

for (const fault of new Set(faults)) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(`${uids.size} dashboards are as Grafana's types want them`)
