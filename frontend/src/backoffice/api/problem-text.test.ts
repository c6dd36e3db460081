// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import { problemText } from './problem-text'

const say = (status: number, kind: string, more: object = {}, seconds?: number): string => {
  const { key, named } = problemText(
    new ApiProblem(status, { type: `/problems/${kind}`, ...more }, seconds),
  )
  return i18n.global.t(key, named ?? {})
}

beforeEach(() => showLanguage('fr'))

it('names the roles that may', () => {
  const said = say(403, 'role-required', { role: 'gate', required_roles: ['owner', 'manager'] })
  expect(said).toContain('Propriétaire ou Responsable')
})

it('says how long to wait', () => {
  expect(say(429, 'too-many-attempts', {}, 12.3)).toContain('13 seconde')
})

it('says what nothing closer fits as the storefront does', () => {
  expect(problemText(new TypeError('x')).key).toBe('problem.unexpected')
  expect(problemText(ApiProblem.unreachable(undefined)).key).toBe('problem.unreachable')
})
