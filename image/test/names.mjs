// A name server that knows one domain: every name in guichet.test is this machine.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const DOMAIN = 'guichet.test'
const A = 1

/** Starts it at the usual port of an address that nobody uses; `asked` gathers the names that were looked up. */
export async function startNames(address = '127.53.53.53') {
  const asked = new Set()
  const socket = createSocket('udp4')
  socket.on('message', (question, { port, address: asker }) => {
    const { name, type, end } = read(question)
    asked.add(name)
    const known = name === DOMAIN || name.endsWith(`.${DOMAIN}`)
    const header = Buffer.from(question.subarray(0, 12))
    header.writeUInt16BE(known ? 0x8580 : 0x8583, 2)
    header.writeUInt16BE(known && type === A ? 1 : 0, 6)
    header.writeUInt32BE(0, 8)
    // The name as in the question, class IN, for a minute, 127.0.0.1.
    const record = Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1])
    const answer = [header, question.subarray(12, end), ...(known && type === A ? [record] : [])]
    socket.send(Buffer.concat(answer), port, asker)
  })
  socket.bind(53, address)
  await once(socket, 'listening')
  return { address, asked, stop: () => socket.close() }
}

function read(question) {
  const labels = []
  let at = 12
  while (question[at] > 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + question[at]))
    at += 1 + question[at]
  }
  return { name: labels.join('.').toLowerCase(), type: question.readUInt16BE(at + 1), end: at + 5 }
}
