import { usePreferredDark } from '@vueuse/core'
import { readonly, ref, watchEffect } from 'vue'
import { localStore } from './storage'

export type ThemeChoice = 'system' | 'light' | 'dark'

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark']

function initialChoice(): ThemeChoice {
  const stored = localStore.read('theme')
  return CHOICES.find((choice) => choice === stored) ?? 'system'
}

const choice = ref<ThemeChoice>(initialChoice())
const systemIsDark = usePreferredDark()

watchEffect(() => {
  const isDark = choice.value === 'dark' || (choice.value === 'system' && systemIsDark.value)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
})

/** The chosen theme, and the way to the next one. */
export function useTheme() {
  return {
    choice: readonly(choice),
    next: (): void => {
      choice.value = CHOICES[(CHOICES.indexOf(choice.value) + 1) % CHOICES.length] ?? 'system'
      localStore.write('theme', choice.value)
    },
  }
}
