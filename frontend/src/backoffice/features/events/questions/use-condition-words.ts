import type { EditedQuestion } from '@/backoffice/api/questions'
import { useWording } from '@/i18n/use-wording'

/** Answers that questions wait for, in words. */
export function useConditionWords(): {
  answerOf: (question: EditedQuestion, answer: string) => string
} {
  const { t, text } = useWording()
  return {
    answerOf({ kind, options }, answer) {
      if (kind === 'boolean')
        return t(answer === 'true' ? 'questions.ticked' : 'questions.unticked')
      const option = options?.find(({ value }) => value === answer)
      return option ? text(option.label) : answer
    },
  }
}
