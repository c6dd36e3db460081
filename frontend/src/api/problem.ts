/** One field that the server refused: `field` is a JSON pointer into the body that was sent. */
export interface FieldError {
  field: string
  /** What would have been legal, in the server's words (English). */
  legal: string
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
  field?: string
  legal?: string
  errors?: FieldError[]
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

  /** Every refused field at once, also where the problem names only one. */
  get errors(): FieldError[] {
    if (Array.isArray(this.body.errors)) return this.body.errors
    if (this.body.field !== undefined)
      return [{ field: this.body.field, legal: this.body.legal ?? this.body.detail ?? '' }]
    return []
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
}: FieldError): 'form.not_a_name' | 'form.not_an_email' | 'form.legal' {
  if (field.endsWith('/name')) return 'form.not_a_name'
  if (field.endsWith('/email')) return 'form.not_an_email'
  return 'form.legal'
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
