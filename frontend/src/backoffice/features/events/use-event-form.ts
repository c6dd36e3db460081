import { useI18n } from 'vue-i18n'
import { changeEvent, getEvent } from '@/backoffice/api/events'
import type { EditedEvent, EventChange } from '@/backoffice/api/event-types'
import type { ApiForm, ApiFormOptions } from '@/backoffice/form/use-api-form'
import { useVersionedForm } from '@/backoffice/form/use-versioned-form'
import { toast } from '@/backoffice/ui/toasts'
import { useKeepEvent, useOrganizerId } from './queries'

interface EventFormOptions<Values extends object> extends Pick<
  ApiFormOptions<Values, EditedEvent>,
  'check' | 'places'
> {
  event: () => EditedEvent
  /** Of the event, which its draft is kept under. */
  part: string
  valuesOf: (event: EditedEvent) => Values
  changeOf: (before: Values, values: Values) => EventChange
}

/** A form that changes a part of an event. */
export function useEventForm<Values extends object>(
  options: EventFormOptions<Values>,
): ApiForm<Values> {
  const { event, part, valuesOf, changeOf, ...others } = options
  const { t } = useI18n()
  const organizerId = useOrganizerId()
  const { keep } = useKeepEvent()
  return useVersionedForm({
    ...others,
    thing: event,
    valuesOf,
    keep: `event-${part}:${event().id}`,
    change: (read, values) =>
      changeEvent(organizerId.value, read, changeOf(valuesOf(read), values)),
    again: () => getEvent(organizerId.value, event().id),
    changed: (changed) => {
      keep(changed)
      toast({ text: t('office.saved') })
    },
  })
}
