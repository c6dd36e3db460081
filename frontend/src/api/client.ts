import createClient, { type Middleware } from 'openapi-fetch'
import { takeGivenAnswer } from './given-answers'
import { ApiProblem } from './problem'
import { observeServerDate } from './server-clock'
import type { paths } from './schema'

const REQUEST_TIMEOUT_MS = 15_000

const learnServerTime: Middleware = {
  onResponse({ request, response }) {
    const { pathname } = new URL(request.url)
    // The catalogue's other answers may come from a cache and carry an old date.
    if (!pathname.startsWith('/api/v1/catalog/') || pathname.endsWith('/availability'))
      observeServerDate(response.headers.get('Date'))
    return undefined
  },
}

export const api = createClient<paths>({
  baseUrl: '',
  fetch: async (request) => {
    const { pathname, search } = new URL(request.url)
    const given = request.method === 'GET' && takeGivenAnswer(pathname + search)
    if (given) return Response.json(given)
    return fetch(
      new Request(request, {
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
      }),
    )
  },
})
api.use(learnServerTime)

/** The data of an answer; everything else is thrown as an `ApiProblem`. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  let answer
  try {
    answer = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw ApiProblem.unreachable(cause)
  }
  if (!answer.response.ok) throw ApiProblem.fromResponse(answer.response, answer.error)
  return answer.data as T
}
