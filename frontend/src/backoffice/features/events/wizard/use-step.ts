import { inject, onMounted, watch } from 'vue'
import { useApiForm, type ApiForm } from '@/backoffice/form/use-api-form'
import { stillRefused } from './refused'
import { checkStep, type Step, type WizardValues } from './values'
import { wizardKey, type Wizard } from './use-wizard'

/** The form of one of the questions: what is typed into it is the wizard's at once, so that no way loses it. */
export function useStep<Name extends Step>(
  step: Name,
  answered: () => void | Promise<void>,
): { form: ApiForm<WizardValues[Name]>; wizard: Wizard } {
  const wizard = inject(wizardKey)
  if (!wizard) throw new Error('There is no wizard around this question.')

  const refusedStill = (values: WizardValues[Name]) =>
    stillRefused(wizard.refused.value, step, values)
  const form = useApiForm<WizardValues[Name], void>({
    values: wizard.values.value[step],
    // The wizard itself warns.
    guard: false,
    check: (values) => new Map([...refusedStill(values), ...checkStep(step, values)]),
    send: async () => undefined,
    sent: answered,
  })
  watch(form.values, (values) => wizard.type(step, values))

  // Whoever comes back for what was refused sees it at its field.
  onMounted(() => {
    if (refusedStill(form.values.value).size > 0) void form.submit()
  })

  return { form, wizard }
}
