import {
  useInfiniteQuery,
  useIsMutating,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/vue-query'
import { computed } from 'vue'
import { ApiProblem } from '@/api/problem'
import {
  listEventPictures,
  listPictures,
  setEventPictures,
  type Picture,
} from '@/backoffice/api/images'
import { registerUnsaved } from '@/backoffice/form/unsaved'
import { useAccountKey } from '@/backoffice/session/session'
import { useEventId, useOrganizerId } from '../queries'
import { arranged, type Arrangement } from './arranging'

const PICTURES = 24
const ATTEMPTS = 3

/** Those of the organizer, the newest first, part by part. */
export function useLibrary() {
  const id = useOrganizerId()
  return useInfiniteQuery({
    queryKey: useAccountKey('pictures', id),
    queryFn: ({ pageParam }) => listPictures(id.value, { cursor: pageParam, limit: PICTURES }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: () => id.value !== '',
  })
}

function useKeys() {
  const organizerId = useOrganizerId()
  return {
    ofEvent: useAccountKey('event', organizerId, useEventId(), 'pictures'),
    ofOrganizer: useAccountKey('pictures', organizerId),
  }
}

/** Those that the event shows, the cover first. */
export function useEventPictures() {
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  return useQuery({
    queryKey: useKeys().ofEvent,
    queryFn: async () => (await listEventPictures(organizerId.value, eventId.value)).items,
    enabled: () => organizerId.value !== '' && eventId.value !== '',
  })
}

/** What to do when something is said of a picture, or one is gone. */
export function useKeepPicture(): {
  /** It is this now. */
  keep: (picture: Picture) => void
  /** The library is asked for anew. */
  refresh: () => Promise<void>
} {
  const queryClient = useQueryClient()
  const { ofEvent, ofOrganizer } = useKeys()
  const refresh = (): Promise<void> =>
    queryClient.invalidateQueries({ queryKey: ofOrganizer.value })
  return {
    keep(picture) {
      queryClient.setQueryData<Picture[]>(ofEvent.value, (pictures) =>
        pictures?.map((other) => (other.id === picture.id ? picture : other)),
      )
      void refresh()
    },
    refresh,
  }
}

interface Arranging {
  arrangement: Arrangement
  /** Pictures that the event did not show before. */
  added?: Picture[]
}

/** Changes which pictures the event shows, and in which order. It is shown at once, and sent one after the other. */
export function useArrange() {
  const queryClient = useQueryClient()
  const organizerId = useOrganizerId()
  const eventId = useEventId()
  const { ofEvent } = useKeys()
  const { refresh } = useKeepPicture()
  const mutationKey = ['arrange pictures']
  const underWay = useIsMutating({ mutationKey })
  registerUnsaved(computed(() => underWay.value > 0))

  /** Where somebody else has arranged them between both requests, it is done to what they have made of them. */
  async function send(arrangement: Arrangement, attempts: number): Promise<Picture[]> {
    const before = await listEventPictures(organizerId.value, eventId.value)
    const ids = arrangement(before.items.map(({ id }) => id))
    try {
      return (await setEventPictures(organizerId.value, eventId.value, before, ids)).items
    } catch (error) {
      const isStale = error instanceof ApiProblem && error.kind === 'changed-meanwhile'
      if (!isStale || attempts === 1) throw error
      return send(arrangement, attempts - 1)
    }
  }

  return useMutation({
    mutationKey,
    scope: { id: 'pictures of an event' },
    mutationFn: ({ arrangement }: Arranging) => send(arrangement, ATTEMPTS),
    async onMutate({ arrangement, added }) {
      await queryClient.cancelQueries({ queryKey: ofEvent.value })
      queryClient.setQueryData<Picture[]>(
        ofEvent.value,
        (pictures) => pictures && arranged(pictures, arrangement, added),
      )
    },
    onSuccess(pictures) {
      // What waits to be sent is shown already.
      if (queryClient.isMutating({ mutationKey }) === 1)
        queryClient.setQueryData(ofEvent.value, pictures)
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ofEvent.value }),
    onSettled: () => void refresh(),
  })
}
