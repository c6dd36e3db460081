import { useQuery } from '@tanstack/vue-query'
import { answerOf, api } from '@/api/client'

/** Who runs this ticket office, as far as they have said, with the texts they have given. */
export function useOperatorQuery() {
  return useQuery({
    queryKey: ['operator'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/catalog/operator', { signal })),
  })
}
