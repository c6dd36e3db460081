import { useEventListener } from '@vueuse/core'
import { readonly, ref, type Ref } from 'vue'

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false

/** Files that are dropped anywhere on the page: whoever misses does not lose the page to the browser's own view of a file. */
export function useFileDrop(drop: (files: File[]) => void): {
  /** Files are held over the page. */
  isOver: Readonly<Ref<boolean>>
} {
  const isOver = ref(false)

  useEventListener(window, 'dragover', (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    isOver.value = true
  })
  useEventListener(window, 'dragleave', ({ relatedTarget }: DragEvent) => {
    // Elements of the page are left all the time.
    if (!relatedTarget) isOver.value = false
  })
  useEventListener(window, 'drop', (event: DragEvent) => {
    isOver.value = false
    if (!hasFiles(event)) return
    event.preventDefault()
    drop([...(event.dataTransfer?.files ?? [])])
  })

  return { isOver: readonly(isOver) }
}
