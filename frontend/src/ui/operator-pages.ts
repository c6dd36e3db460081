/** What the operator of a ticket office has to say on every page: names of routes, and of texts in the API. */
export const OPERATOR_PAGES = ['imprint', 'terms', 'privacy', 'accessibility'] as const

export type OperatorPageName = (typeof OPERATOR_PAGES)[number]
