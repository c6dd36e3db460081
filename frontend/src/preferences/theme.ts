import { computed, ref } from 'vue'
import { localStore } from './storage'

export type ThemeChoice = 'system' | 'light' | 'dark'

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark']
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')

function initialChoice(): ThemeChoice {
  const stored = localStore.read('theme')
  return CHOICES.find((choice) => choice === stored) ?? 'system'
}

const choice = ref<ThemeChoice>(initialChoice())

function apply(): void {
  const isDark = choice.value === 'dark' || (choice.value === 'system' && systemIsDark.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}

systemIsDark.addEventListener('change', apply)

/** The chosen theme, and the way to the next one. */
export function useTheme() {
  return {
    choice: computed(() => choice.value),
    next: (): void => {
      choice.value = CHOICES[(CHOICES.indexOf(choice.value) + 1) % CHOICES.length] ?? 'system'
      localStore.write('theme', choice.value)
      apply()
    },
  }
}
