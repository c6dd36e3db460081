// `fetch` for a large body: it does not tell how much of one is sent, and XMLHttpRequest does.

/** How much of it is sent, from 0 to 1. */
export type Progress = number

/** The headers of an answer, one a line. */
function headersOf(lines: string): Headers {
  const headers = new Headers()
  for (const line of lines.split('\r\n')) {
    const [name = '', ...value] = line.split(': ')
    if (name) headers.append(name, value.join(': '))
  }
  return headers
}

/** Sends `body` instead of the request's own. Rejects as `fetch` does, where there is no answer or the request was aborted. */
export function sendWithProgress(
  { method, url, headers, signal }: Request,
  body: Blob,
  tell: (progress: Progress) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const abort = (): void => sending.abort()
    sending.open(method, url)
    for (const [name, value] of headers) sending.setRequestHeader(name, value)
    sending.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) tell(loaded / total)
    })
    sending.addEventListener('load', () => {
      const { status, responseText } = sending
      const answer = { status, headers: headersOf(sending.getAllResponseHeaders()) }
      resolve(new Response(responseText || null, answer))
    })
    sending.addEventListener('error', () => reject(new TypeError('There was no answer.')))
    sending.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
    sending.addEventListener('loadend', () => signal.removeEventListener('abort', abort))
    signal.addEventListener('abort', abort)
    if (signal.aborted) reject(new DOMException('Aborted', 'AbortError'))
    else sending.send(body)
  })
}
