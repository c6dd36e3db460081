import { useI18n } from 'vue-i18n'
import { ApiProblem } from '@/api/problem'
import { toast } from '@/backoffice/ui/toasts'
import { useKeepEvent } from './queries'

export type Undo = () => Promise<unknown>

/** Says what was done to several things, and takes it back, the latest first, where that is asked for. */
export function useUndo(): (text: string, steps: readonly Undo[]) => void {
  const { t } = useI18n()
  const { refresh } = useKeepEvent()

  async function takeBack(steps: readonly Undo[]): Promise<void> {
    let kept = 0
    for (const step of steps.toReversed())
      try {
        // One after the other on purpose: edits of an event wait for each other.
        // oxlint-disable-next-line no-await-in-loop
        await step()
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        kept += 1
      }
    await refresh()
    toast({ text: kept > 0 ? t('bulk.undoneButSome', { count: kept }, kept) : t('bulk.undone') })
  }

  return (text, steps) => {
    const action = { label: t('lives.undo'), run: () => void takeBack(steps) }
    toast({ text, ...(steps.length > 0 && { action }) })
  }
}
