// That a question is asked only where an earlier one was answered in a certain way.

import type { FieldError } from '@/api/problem'
import type { EditedQuestion, QuestionScope } from '@/backoffice/api/questions'
import type { Fault } from '@/backoffice/form/rules'

type Condition = EditedQuestion['when']

/** The questions before this one, of those that are asked; before a new one are all of them. */
export function earlierThan(questions: readonly EditedQuestion[], id?: string): EditedQuestion[] {
  const index = questions.findIndex((question) => question.id === id)
  return questions.slice(0, index < 0 ? undefined : index)
}

/** Those that a question for the same people may depend on: their answers can be listed. */
export const decisive = (
  earlier: readonly EditedQuestion[],
  scope: QuestionScope,
): EditedQuestion[] =>
  earlier.filter(
    (question) =>
      question.scope === scope && ['boolean', 'choice', 'choices'].includes(question.kind),
  )

/** What may be answered to such a question, as forms hold it. */
export const answersTo = ({ kind, options }: EditedQuestion): string[] =>
  kind === 'boolean' ? ['true', 'false'] : (options ?? []).map(({ value }) => value)

export function conditionOf(
  { scope, when, equals }: { scope: QuestionScope; when: string; equals: string },
  earlier: readonly EditedQuestion[],
): Condition {
  const other = decisive(earlier, scope).find(({ id }) => id === when)
  if (!other) return null
  return { question_id: other.id, equals: other.kind === 'boolean' ? equals === 'true' : equals }
}

/** Why the server refuses a condition, or what conditions of others need. */
export function refusalOf({ field, detail }: FieldError): Fault | undefined {
  if (field === '/when') return { key: 'questions.neverAsked' }
  return detail.startsWith('as it was: another question') ? { key: 'questions.needed' } : undefined
}
