// A purchase from the image's programs, with nothing but the image's files: see ../README.md. `image/check` starts it.
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { startDatabase } from './database.mjs'
import { functions, serve, start } from './functions.mjs'
import { startMail } from './mail.mjs'
import { startNames } from './names.mjs'
import { startPubsub } from './pubsub.mjs'

// The files of the image, as it was built, and mounted so that nothing can be written.
const { IMAGE_FILES: files, IMAGE_ROOT: root } = process.env
const MEETUP = 'rencontre-rust-postgresql-lille'
const AUTHORITIES = 'etc/ssl/certs/ca-certificates.crt'
const folder = mkdtempSync(join(tmpdir(), 'guichet-image-'))
// The database in it is another user's.
chmodSync(folder, 0o755)
const running = {}
let names, database, pubsub, mail, variables

before(async () => {
  names = await startNames()
  database = await startDatabase(folder)
  mail = await startMail()
  pubsub = await startPubsub(certificate())
  variables = {
    DATABASE_URL: database.url,
    GUICHET_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: 'https://guichet.test',
    GOOGLE_CLOUD_PROJECT: 'guichet',
    SMTP_URL: mail.url,
    MAIL_FROM: 'Guichet <tickets@guichet.test>',
    STORAGE_URL: 'file:///var/lib/storage',
    DEMO_PAYMENTS_URL: 'https://payments.guichet.test',
    DEMO_PAYMENTS_SECRET: randomBytes(32).toString('base64'),
    OFFLINE_PAYMENTS_SECRET: randomBytes(32).toString('base64'),
    ...pubsub.variables,
  }
  // What whoever runs a container puts into it, and no more. Our authority is one that the image trusts.
  writeFileSync(join(files, 'etc/resolv.conf'), `nameserver ${names.address}\n`)
  writeFileSync(join(files, 'etc/hosts'), '127.0.0.1 localhost\n')
  appendFileSync(join(files, AUTHORITIES), readFileSync(join(folder, 'authority.pem')))
})

after(async () => {
  for (const { child, ended } of Object.values(running)) {
    child.kill()
    await ended
  }
  for (const part of [pubsub, mail, database, names]) await part?.stop()
  rmSync(folder, { recursive: true })
})

/** A certificate for guichet.test of an authority that exists for this test. */
function certificate() {
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc']
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'authority.key',
    '-out',
    'authority.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
  )
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=guichet.test')
  writeFileSync(
    join(folder, 'server.ext'),
    'subjectAltName = DNS:*.guichet.test\nextendedKeyUsage = serverAuth\n',
  )
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'authority.pem',
    '-CAkey',
    'authority.key',
    '-CAcreateserial',
    '-days',
    '1',
    '-extfile',
    'server.ext',
    '-out',
    'server.pem',
  )
  return {
    key: readFileSync(join(folder, 'server.key')),
    cert: readFileSync(join(folder, 'server.pem')),
  }
}

/** Asks a function, and answers what it said if that is what it should be. */
async function ask(name, path, status = 200, { method = 'GET', body } = {}) {
  const answer = await fetch(`http://127.0.0.1:${running[name].port}${path}`, {
    method,
    headers: {
      'idempotency-key': randomUUID(),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  })
  const content = Buffer.from(await answer.arrayBuffer())
  assert.equal(answer.status, status, `${method} ${path}: ${content}\n${running[name].log()}`)
  return content
}

/** Places an order for two at the meetup, which costs nothing, and answers its secret. */
async function buy() {
  const event = JSON.parse(await ask('catalog', `/api/v1/catalog/events/${MEETUP}`))
  const items = [
    { occurrence_id: event.occurrences[0].id, rate_id: event.products[0].rates[0].id, quantity: 2 },
  ]
  const order = await ask('checkout', '/api/v1/checkout/orders', 201, {
    method: 'POST',
    body: { event: MEETUP, locale: 'fr', items },
  })
  const { secret } = JSON.parse(order)
  const contact = { name: 'Anaïs Martin', email: 'anais@example.org' }
  await ask('checkout', `/api/v1/checkout/orders/${secret}/details`, 200, {
    method: 'PUT',
    body: { contact },
  })
  await ask('checkout', `/api/v1/checkout/orders/${secret}/place`, 200, { method: 'POST' })
  return secret
}

test('the image holds the programs and the authorities, nothing else, and nobody but root may change them', () => {
  const found = readdirSync(files, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  )
  const paths = found.map((entry) => join(entry.parentPath, entry.name).slice(files.length + 1))
  const added = ['etc/hosts', 'etc/resolv.conf']
  const programs = functions.map(({ name }) => `usr/bin/guichet-${name}`)
  assert.deepEqual(paths.sort(), [...added, AUTHORITIES, ...programs].sort())
  for (const entry of readdirSync(files, { recursive: true }).filter(
    (path) => !added.includes(path),
  )) {
    const { uid, mode } = statSync(join(files, entry))
    assert.equal(uid, 0, entry)
    assert.equal(mode & 0o6022, 0, `${entry} has mode ${mode.toString(8)}`)
  }
})

test('the programs need no loader and no library', () => {
  for (const { name } of functions) {
    const headers = execFileSync('readelf', [
      '--program-headers',
      '--wide',
      join(files, `usr/bin/guichet-${name}`),
    ]).toString()
    assert.doesNotMatch(headers, /INTERP|DYNAMIC/, name)
  }
})

test('the job brings an empty database to the present schema', async () => {
  const job = start(root, 'migrate', variables)
  assert.equal(await job.ended, 0, job.log())
  assert.ok(names.asked.has('database.guichet.test'), 'the name of the database was looked up')
  database.run(
    readdirSync('local/src/tickets/demo')
      .sort()
      .map((file) => join('local/src/tickets/demo', file)),
  )
})

test('every function starts without a variable of the machine and answers', async () => {
  for (const { name, kind } of functions.filter(({ kind }) => kind !== 'job')) {
    running[name] = await serve(root, name, variables)
    // Nobody calls a worker without a token.
    if (kind !== 'http') await ask(name, '/', 401, { method: 'POST' })
  }
  await ask('catalog', '/api/v1/catalog/events')
  await ask('orders', '/api/v1/orders/nobody-s-order', 404)
  await ask('payments', '/api/v1/payments/orders/nobody-s-order/payments', 404, {
    method: 'POST',
    body: { provider: 'free' },
  })
})

test('times are told as clocks show them where the event is', async () => {
  const clock = database.query(
    `select to_char(starts_at at time zone time_zone, 'YYYY-MM-DD"T"HH24:MI:SS')
     from occurrences join venues using (venue_id) join events using (event_id) where slug = '${MEETUP}'`,
  )
  const { startDate } = JSON.parse(
    await ask('catalog', `/api/v1/catalog/events/${MEETUP}/event.jsonld`),
  )
  assert.match(startDate, /\+0[12]:00$/, 'the clocks of Lille')
  assert.equal(startDate.slice(0, -6), clock)
})

test('an order becomes tickets in a mail, by way of every kind of function', async () => {
  const secret = await buy()
  for (const topic of ['order-paid', 'mail-requested']) {
    const message = pubsub.published.find((each) => each.topic === topic)
    assert.ok(message, `${topic} was published, over TLS\n${running.checkout.log()}`)
    const { name } = functions.find(({ topics }) => topics.includes(topic))
    const { port, audience, log } = running[name]
    const answer = await pubsub.push(port, audience, message)
    assert.ok(answer.ok, `${name}: ${answer.status} ${await answer.text()}\n${log()}`)
  }
  const tickets = await ask('orders', `/api/v1/orders/${secret}/tickets.pdf`)
  assert.equal(tickets.toString('latin1', 0, 5), '%PDF-')
  assert.match(mail.mails.join('\n'), /To: .*anais@example\.org[^]*application\/pdf/)
  assert.ok(
    names.asked.has('mail.guichet.test') && names.asked.has('pubsub.guichet.test'),
    'both names were looked up',
  )
})

test('the schedule publishes what was left', async () => {
  const id = randomUUID()
  database.query(
    `insert into outbox values ('${id}', 'mail-requested', '{}', null, now() - interval '1 minute')`,
  )
  const { port, audience, log } = running.sweeper
  const answer = await pubsub.call(port, audience)
  assert.ok(answer.ok, `${answer.status} ${await answer.text()}\n${log()}`)
  assert.ok(
    pubsub.published.some(({ attributes }) => attributes.outbox_id === id),
    log(),
  )
})

test('without the authorities of the image nothing is published', async () => {
  const trusting = running.checkout
  running.checkout = await serve(root, 'checkout', { ...variables, SSL_CERT_FILE: '/nowhere' })
  trusting.child.kill()
  await trusting.ended
  const before = pubsub.published.length
  await buy()
  assert.equal(pubsub.published.length, before)
})

test('functions end when they are asked to', async () => {
  for (const { name, child, ended, log } of Object.values(running)) {
    child.kill('SIGTERM')
    assert.equal(
      await Promise.race([ended, setTimeout(10_000, 'still there')]),
      0,
      `${name}\n${log()}`,
    )
  }
})
