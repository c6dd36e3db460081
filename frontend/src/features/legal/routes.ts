import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/i18n/i18n'
import { OPERATOR_PAGES } from '@/ui/operator-pages'

export const legalRoutes: RouteRecordRaw[] = [
  ...OPERATOR_PAGES.map((name) => ({
    path: `/${name}`,
    name,
    component: pageWith(() => import('./components/OperatorPage.vue'), 'legal'),
    props: { name },
  })),
  {
    path: '/organizers/:slug',
    name: 'organizer',
    component: pageWith(() => import('./components/OrganizerPage.vue'), 'legal'),
    props: true,
  },
]
