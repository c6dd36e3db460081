import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const organizerRoutes: RouteRecordRaw[] = [
  {
    path: '/found',
    name: 'found',
    component: pageWith(() => import('./components/FoundPage.vue'), 'organizer'),
    meta: { access: 'in' },
  },
]
