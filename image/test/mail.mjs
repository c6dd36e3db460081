// A mail server that takes everything and keeps it.
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Starts it; `mails` gets the text of each mail. */
export async function startMail() {
  const mails = []
  const server = createServer((socket) => {
    let received = ''
    let body = false
    socket.write('220 mail.guichet.test\r\n')
    socket.on('error', () => {})
    socket.on('data', (data) => {
      received += data.toString('latin1')
      for (;;) {
        const end = received.indexOf(body ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const text = received.slice(0, end)
        received = received.slice(end + (body ? 5 : 2))
        if (body) mails.push(text)
        body = !body && /^DATA/i.test(text)
        socket.write(body ? '354 go on\r\n' : /^QUIT/i.test(text) ? '221 bye\r\n' : '250 ok\r\n')
      }
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    mails,
    url: `smtp://mail.guichet.test:${server.address().port}`,
    stop: () => server.close(),
  }
}
