import { computed, onScopeDispose, reactive, ref, type ComputedRef, type Ref } from 'vue'
import { uploadPicture, type Picture } from '@/backoffice/api/images'
import type { ProblemText } from '@/backoffice/api/problem-text'
import { registerUnsaved } from '@/backoffice/form/unsaved'
import { useOrganizerId } from '../queries'
import { faultOf, isWorthAnotherTry, refusalOf } from './refusals'

export interface Upload {
  readonly id: number
  readonly file: File
  /** `preparing`: all of it is sent, and the server makes the picture. */
  state: 'waiting' | 'sending' | 'preparing' | 'refused'
  /** Whole percents that are sent. */
  percent: number
  refusal?: ProblemText
  mayRetry: boolean
}

interface UploadOptions {
  /** What becomes of a picture that is there now. */
  use: (picture: Picture) => Promise<unknown>
  /** So many more can be used. */
  room: () => number
}

const isUnderWay = ({ state }: Upload): boolean => state !== 'refused'

let last = 0

/** Files on their way, one after the other, as the server makes one picture at a time; what is done is not among them any more. */
export function useUploads({ use, room }: UploadOptions): {
  uploads: Readonly<Ref<readonly Upload[]>>
  isBusy: ComputedRef<boolean>
  choose: (files: readonly File[]) => void
  retry: (upload: Upload) => void
  /** It is not sent any more, or not told of any more. */
  drop: (upload: Upload) => void
} {
  const organizerId = useOrganizerId()
  const uploads = ref<Upload[]>([])
  const isBusy = computed(() => uploads.value.some(isUnderWay))
  let current: { id: number; controller: AbortController } | undefined

  registerUnsaved(isBusy)
  onScopeDispose(() => {
    uploads.value = []
    current?.controller.abort()
  })

  function refuse(upload: Upload, refusal: ProblemText, mayRetry = false): void {
    Object.assign(upload, { state: 'refused', refusal, mayRetry })
  }

  function choose(files: readonly File[]): void {
    for (const file of files) {
      last += 1
      const upload: Upload = reactive({
        id: last,
        file,
        state: 'waiting',
        percent: 0,
        mayRetry: false,
      })
      const fault = faultOf(file)
      if (fault) refuse(upload, fault)
      else if (uploads.value.filter(isUnderWay).length >= room())
        refuse(upload, { key: 'pictures.refused.noRoom' }, true)
      uploads.value.push(upload)
    }
    void goOn()
  }

  async function goOn(): Promise<void> {
    const next = uploads.value.find(({ state }) => state === 'waiting')
    if (!next || current) return
    const controller = new AbortController()
    current = { id: next.id, controller }
    await send(next, controller.signal)
    current = undefined
    await goOn()
  }

  async function send(upload: Upload, signal: AbortSignal): Promise<void> {
    Object.assign(upload, { state: 'sending', percent: 0 })
    const tell = (progress: number): void => {
      upload.percent = Math.floor(100 * progress)
      if (progress === 1) upload.state = 'preparing'
    }
    try {
      await use(await uploadPicture(organizerId.value, upload.file, { signal, tell }))
      drop(upload)
    } catch (error) {
      if (!signal.aborted) refuse(upload, refusalOf(error), isWorthAnotherTry(error))
    }
  }

  function drop({ id }: Upload): void {
    uploads.value = uploads.value.filter((other) => other.id !== id)
    if (current?.id === id) current.controller.abort()
  }

  return {
    uploads,
    isBusy,
    choose,
    retry(upload) {
      drop(upload)
      choose([upload.file])
    },
    drop,
  }
}
