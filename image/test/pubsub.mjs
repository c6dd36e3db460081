// As much of Pub/Sub as publishes over TLS, as Google's does, and pushes with a token, as Google's does.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createSecureServer } from 'node:http2'

const ACCOUNT = 'invoker@guichet.test'

/**
 * Starts it with a server certificate and its key. `published` gets each message; `variables` are what functions have to be
 * told; `push` delivers a message to a function's port and answers with the status.
 */
export async function startPubsub({ key, cert }) {
  const published = []
  const server = createSecureServer({ key, cert })
  server.on('stream', (stream, headers) => {
    const parts = []
    stream.on('data', (part) => parts.push(part))
    stream.on('end', () => {
      if (headers[':path'] !== '/google.pubsub.v1.Publisher/Publish') {
        stream.respond({ ':status': 404 }, { endStream: true })
        return
      }
      // A gRPC message is preceded by a flag and its length.
      published.push(...messages(Buffer.concat(parts).subarray(5)))
      stream.respond(
        { ':status': 200, 'content-type': 'application/grpc' },
        { waitForTrailers: true },
      )
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
      const response = Buffer.from('\n\x011', 'latin1')
      stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, response.length]), response]))
    })
  })
  const signing = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys = createServer((_, answer) => {
    const jwk = {
      ...signing.publicKey.export({ format: 'jwk' }),
      kid: 'test',
      alg: 'RS256',
      use: 'sig',
    }
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }))
  })
  for (const each of [server, keys]) await once(each.listen(0, '127.0.0.1'), 'listening')
  const issuer = 'https://issuer.guichet.test'

  const token = (audience) => {
    const now = Math.floor(Date.now() / 1000)
    const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const claims = {
      iss: issuer,
      aud: audience,
      email: ACCOUNT,
      email_verified: true,
      sub: ACCOUNT,
      iat: now,
      exp: now + 600,
    }
    const text = `${encode({ alg: 'RS256', kid: 'test', typ: 'JWT' })}.${encode(claims)}`
    return `${text}.${sign('sha256', Buffer.from(text), signing.privateKey).toString('base64url')}`
  }
  const call = async (port, audience, body) => {
    const headers = {
      authorization: `Bearer ${token(audience)}`,
      'content-type': 'application/json',
    }
    return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })
  }
  return {
    published,
    variables: {
      PUBSUB_ENDPOINT: `https://pubsub.guichet.test:${server.address().port}`,
      PUSH_SERVICE_ACCOUNT: ACCOUNT,
      OIDC_ISSUER: issuer,
      // By the name that is in /etc/hosts.
      OIDC_KEYS_URL: `http://localhost:${keys.address().port}/keys`,
    },
    call,
    push: (port, audience, { topic, data, attributes }) => {
      const message = {
        data: data.toString('base64'),
        attributes,
        messageId: randomUUID(),
        publishTime: new Date().toISOString(),
      }
      return call(
        port,
        audience,
        JSON.stringify({ message, subscription: `projects/guichet/subscriptions/${topic}` }),
      )
    },
    stop: () => {
      server.close()
      keys.close()
    },
  }
}

// PublishRequest: 1 topic, 2 messages; PubsubMessage: 1 data, 2 attributes; an attribute: 1 key, 2 value.
function messages(request) {
  const fields = read(request)
  const topic = fields[1][0].toString().split('/').at(-1)
  return (fields[2] ?? []).map((message) => {
    const { 1: [data] = [Buffer.alloc(0)], 2: attributes = [] } = read(message)
    const pairs = attributes
      .map((pair) => read(pair))
      .map(({ 1: [name], 2: [value] }) => [name.toString(), value.toString()])
    return { topic, data, attributes: Object.fromEntries(pairs) }
  })
}

// The fields of a protobuf message that are texts, bytes or messages: all that are needed here.
function read(buffer) {
  const fields = {}
  let at = 0
  const number = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = buffer[at++]
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
  }
  while (at < buffer.length) {
    const tag = number()
    if (tag % 8 !== 2) throw new Error(`field ${tag >> 3} has a form that is not expected`)
    const length = number()
    ;(fields[tag >> 3] ??= []).push(buffer.subarray(at, at + length))
    at += length
  }
  return fields
}
