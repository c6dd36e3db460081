import { answerOf, api } from '@/api/client'

/** What a text in Markdown will look like on the pages for buyers. */
export const previewText = (organizer_id: string, text: string) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/text-previews', {
      params: { path: { organizer_id } },
      body: { text },
    }),
  )
