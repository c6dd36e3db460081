import { ApiProblem, problemMessageKey } from '@/api/problem'
import { i18n } from '@/backoffice/i18n/i18n'

/** What is said of a problem: a key of the messages, and what stands in it. */
export interface ProblemText {
  key: string
  named?: Record<string, unknown>
}

/** A key of the messages for each kind. */
const WORDS: Record<string, string> = {
  'sign-in-refused': 'refused.wrongCredentials',
  'second-factor-required': 'refused.wrongCode',
  'code-refused': 'refused.wrongCode',
  'link-not-usable': 'refused.linkNotUsable',
  'member-already': 'refused.alreadyMember',
  'other-address': 'refused.anotherAccount',
  'invitation-over': 'refused.invitationOver',
  'last-owner': 'refused.lastOwner',
  'slug-taken': 'refused.slugTaken',
  'changed-meanwhile': 'refused.conflict',
  'second-factor-set': 'refused.conflict',
  'no-second-factor': 'refused.conflict',
  'no-second-factor-pending': 'refused.tooLate',
  // The dialog that asked for it was closed.
  'step-up-required': 'stepUp.cancelled',
}

/** Kinds of problems that only some pages meet, with what those say of them: once they are open, it is said. */
export function sayAlso(words: Record<string, string>): void {
  Object.assign(WORDS, words)
}

const list = (items: readonly string[], type?: Intl.ListFormatType): string =>
  new Intl.ListFormat(i18n.global.locale.value, { type }).format(items)

/** The names of roles, as a list in the page's language. */
export function roleNames(roles: readonly string[]): string {
  const { t } = i18n.global
  return list(
    roles.map((role) => t(`role.${role}`)),
    'disjunction',
  )
}

/** What a problem says besides, such as a limit or some seats, as it may stand in its words. */
function namedIn(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) && value.every((item) => typeof item === 'string') ? list(value) : value,
    ]),
  )
}

/** What went wrong, in words of the back office; else as the storefront says it. */
export function problemText(error: unknown): ProblemText {
  if (!(error instanceof ApiProblem)) return { key: problemMessageKey(error) }
  const { kind, status, body, retryAfterSeconds } = error
  if (status === 429 && retryAfterSeconds)
    return { key: 'refused.tooMany', named: { seconds: Math.ceil(retryAfterSeconds) } }
  if (kind === 'role-required' && Array.isArray(body.required_roles))
    return { key: 'refused.role', named: { roles: roleNames(body.required_roles) } }
  const key = WORDS[kind]
  return key ? { key, named: namedIn({ ...body }) } : { key: problemMessageKey(error) }
}
