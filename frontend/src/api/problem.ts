/** One part of the request that the server refused. */
export interface FieldError {
  /** A JSON pointer into the body that was sent, such as `/contact/email`; or the name of a parameter or header. */
  field: string
  /** What it must be, in the server's words (English). */
  detail: string
}

/** The same as it is sent (RFC 9457): a pointer is the fragment of a URI. */
interface SentError {
  pointer?: string
  parameter?: string
  header?: string
  detail: string
}

/** A place or rate that could not be taken. */
export interface Unavailable {
  occurrence_id: string
  rate_id: string
  place_ids?: string[]
  wanted: number
  /** `null`: some, and the organizer does not show how many. */
  free: number | null
}

interface ProblemBody {
  type?: string
  title?: string
  detail?: string
  errors?: SentError[]
  unavailable?: Unavailable[]
  [key: string]: unknown
}

const isObject = (value: unknown): value is ProblemBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An answer that was not the one asked for: the server's `application/problem+json`,
 * or, with status 0, no answer at all.
 */
export class ApiProblem extends Error {
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number
  /** The problem's short name: the last part of its `type`, for instance `not-available`. */
  readonly kind: string
  readonly body: ProblemBody
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, body: ProblemBody, retryAfterSeconds?: number, cause?: unknown) {
    super(body.title ?? `HTTP ${status}`, { cause })
    this.name = 'ApiProblem'
    this.status = status
    this.body = body
    this.kind = body.type?.split('/').pop() ?? (status === 0 ? 'unreachable' : 'unknown')
    this.retryAfterSeconds = retryAfterSeconds
  }

  static fromResponse(response: Response, body: unknown): ApiProblem {
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
    return new ApiProblem(
      response.status,
      isObject(body) ? body : {},
      Number.isFinite(seconds) ? seconds : undefined,
    )
  }

  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem(0, {}, undefined, cause)
  }

  /** Every refused field. */
  get errors(): FieldError[] {
    const errors = Array.isArray(this.body.errors) ? this.body.errors : []
    return errors.map(({ pointer, parameter, header, detail }) => ({
      field:
        pointer === undefined
          ? (parameter ?? header ?? '')
          : decodeURIComponent(pointer.replace(/^#/, '')),
      detail,
    }))
  }

  get unavailable(): Unavailable[] {
    return Array.isArray(this.body.unavailable) ? this.body.unavailable : []
  }

  /** The first try with this idempotency key has not been answered yet. */
  get isInProgress(): boolean {
    return this.status === 409 && this.kind.includes('in-progress')
  }

  /** The same request may succeed later: nothing was decided about it. */
  get isTransient(): boolean {
    return (
      this.status === 0 ||
      this.status === 408 ||
      this.status === 425 ||
      this.status === 429 ||
      this.status >= 500 ||
      this.isInProgress
    )
  }
}

/** The message for a refused field; the server's own words are English. */
export function fieldMessageKey({
  field,
}: FieldError): 'form.not_a_name' | 'form.not_an_email' | 'form.refused' {
  if (field.endsWith('/name')) return 'form.not_a_name'
  if (field.endsWith('/email')) return 'form.not_an_email'
  return 'form.refused'
}

/** The message that tells a visitor what went wrong, where nothing closer fits. */
export function problemMessageKey(
  error: unknown,
): 'problem.unreachable' | 'problem.notFound' | 'problem.busy' | 'problem.unexpected' {
  if (!(error instanceof ApiProblem)) return 'problem.unexpected'
  if (error.status === 0) return 'problem.unreachable'
  if (error.status === 404) return 'problem.notFound'
  if (error.status === 429 || error.status === 503) return 'problem.busy'
  return 'problem.unexpected'
}
