// Starts Guichet on this machine and a Prometheus that watches it, buys tickets, and asks Prometheus everything that dashboards
// ask. Each answer must be there, and no alert may fire.
//
//   node monitoring/watch-a-purchase.mjs [folder of the binaries]
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

const PROJECT = resolve(import.meta.dirname, '..')
const PROGRAMS = resolve(process.argv[2] ?? 'target/debug')
/** Long enough for a first run to make its database, and for the next minute's sweep. */
const PATIENCE_MS = 120_000
/** What panels take their rates over; several scrapes. */
const RATE_INTERVAL = '30s'
const RANGE = '5m'

const place = mkdtempSync(join(tmpdir(), 'guichet-monitoring-'))
const children = []

function start(command, args, variables = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => said.push(line))
  }
  children.push(child)
  return { child, said }
}

async function eventually(what, ask) {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    assert(Date.now() < deadline, `${what}: not within ${PATIENCE_MS} ms`)
    await sleep(200)
  }
}

async function startGuichet() {
  const { child, said } = start(join(PROGRAMS, 'guichet-local'), ['run', PROGRAMS], {
    PORT: '0',
    STATE_FOLDER: join(place, 'state'),
    DATABASE_URL: '',
  })
  return eventually('Guichet', () => {
    assert.equal(child.exitCode, null, said.join('\n'))
    return said.map((line) => line.match(/^Guichet is open at (\S+)/)?.[1]).find(Boolean)
  })
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  return port
}

/** As `local.yml` has it, but for the address and the pace. */
async function startPrometheus(guichet) {
  const folder = join(place, 'prometheus')
  cpSync(join(PROJECT, 'monitoring/prometheus'), folder, { recursive: true })
  const config = readFileSync(join(folder, 'local.yml'), 'utf8')
  const ours = config
    .replace('localhost:8080', new URL(guichet).host)
    .replace(/(scrape|evaluation)_interval: \S+/g, '$1_interval: 1s')
  assert.notEqual(ours, config)
  writeFileSync(join(folder, 'local.yml'), ours)
  const address = `127.0.0.1:${await freePort()}`
  const { child, said } = start('prometheus', [
    `--config.file=${join(folder, 'local.yml')}`,
    `--storage.tsdb.path=${join(place, 'tsdb')}`,
    `--web.listen-address=${address}`,
    '--log.level=warn',
  ])
  await eventually('Prometheus', async () => {
    assert.equal(child.exitCode, null, said.join('\n'))
    const ready = await fetch(`http://${address}/-/ready`).catch(() => ({ ok: false }))
    return ready.ok
  })
  return async (path, parameters = {}) => {
    const response = await fetch(`http://${address}/api/v1/${path}?${new URLSearchParams(parameters)}`)
    const { status, data, error } = await response.json()
    assert.equal(status, 'success', `${JSON.stringify(parameters)}: ${error}`)
    return data
  }
}

/** Takes one ticket of an event, orders, pays if there is something to pay; answers the address of the order. */
async function buy(guichet, slug) {
  const ask = async (method, path, body) => {
    const response = await fetch(new URL(path, guichet), {
      method,
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: body && JSON.stringify(body),
    })
    const text = await response.text()
    assert(response.ok, `${method} ${path}: ${response.status} ${text}`)
    return text && JSON.parse(text)
  }
  const event = await ask('GET', `/api/v1/catalog/events/${slug}`)
  const order = await ask('POST', '/api/v1/checkout/orders', {
    event: slug,
    locale: 'en',
    items: [
      {
        occurrence_id: event.occurrences[0].id,
        rate_id: event.products[0].rates[0].id,
        quantity: 1,
      },
    ],
  })
  const checkout = `/api/v1/checkout/orders/${order.secret}`
  const required = order.questions.filter((question) => question.required && !question.when)
  await ask('PUT', `${checkout}/details`, {
    contact: { name: 'Ada', email: 'ada@example.org' },
    answers: {},
    attendees: [
      {
        line: 1,
        name: 'Ada',
        email: 'ada@example.org',
        answers: Object.fromEntries(required.map(({ id, options }) => [id, options[0].value])),
      },
    ],
  })
  const { total } = await ask('POST', `${checkout}/place`)
  if (total.amount > 0) {
    const payments = `/api/v1/payments/orders/${order.secret}/payments`
    const payment = await ask('POST', payments, { provider: 'demo' })
    const body = new URLSearchParams({ choice: 'pay' })
    const paid = await fetch(payment.redirect_url, { method: 'POST', body, redirect: 'manual' })
    assert.equal(paid.status, 303)
  }
  const address = `/api/v1/orders/${order.secret}`
  await eventually('tickets', async () => (await ask('GET', address)).lines[0].ticket)
  return async (rest) => ask('POST', address + rest)
}

function* panelsOfDashboards() {
  const folder = join(PROJECT, 'monitoring/grafana/dashboards')
  for (const file of readdirSync(folder)) {
    const { panels } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const { title, targets = [] } of panels) {
      for (const { expr, legendFormat } of targets) yield { place: `${file}, ${title}`, expr, legendFormat }
    }
  }
}

try {
  const guichet = await startGuichet()
  const prometheus = await startPrometheus(guichet)
  await buy(guichet, 'rencontre-rust-postgresql-lille')
  const orders = await buy(guichet, 'communs-numeriques-paris')
  await orders('/cancel')
  assert.equal((await fetch(new URL('/api/v1/orders/unknown', guichet))).status, 404)
  // Who works for an organizer, and is not signed in.
  assert.equal((await fetch(new URL('/api/v1/accounts/session', guichet))).status, 401)
  const sweeps = 'guichet_http_requests_total{operation="sweeper.sweep",status="200"}'
  await eventually('a sweep', async () => (await prometheus('query', { query: sweeps })).result.length)
  // Rates need a second look.
  await sleep(3000)

  const { activeTargets } = await prometheus('targets', { state: 'active' })
  assert.deepEqual(activeTargets.map(({ health, lastError }) => health + lastError), ['up'])
  const questions = [...panelsOfDashboards()]
  for (const { place: panel, expr, legendFormat } of questions) {
    const query = expr
      .replaceAll('$__rate_interval', RATE_INTERVAL)
      .replaceAll('$__range', RANGE)
      .replaceAll('$function', '.*')
    const { result } = await prometheus('query', { query })
    assert(result.length > 0, `${panel}: no answer to ${query}`)
    for (const [, label] of legendFormat.matchAll(/{{\s*(\w+)\s*}}/g)) {
      assert(result.every(({ metric }) => metric[label]), `${panel}: no ${label} in ${JSON.stringify(result)}`)
    }
  }
  const { groups } = await prometheus('rules')
  const rules = groups.flatMap((group) => group.rules)
  for (const { name, health, lastError, state } of rules) {
    assert.equal(health, 'ok', `${name}: ${lastError}`)
    assert.notEqual(state, 'firing', name)
  }
  console.log(`Prometheus answers all ${questions.length} questions of the dashboards and follows ${rules.length} alerts`)
} finally {
  for (const child of children.toReversed()) {
    if (child.exitCode !== null) continue
    child.kill('SIGINT')
    await once(child, 'exit')
  }
  rmSync(place, { recursive: true, force: true })
}
