import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const accountRoutes: RouteRecordRaw[] = [
  {
    path: '/account',
    name: 'profile',
    component: pageWith(() => import('./components/ProfilePage.vue'), 'account'),
    meta: { access: 'in' },
  },
  {
    path: '/account/security',
    name: 'security',
    component: pageWith(() => import('./components/SecurityPage.vue'), 'account'),
    meta: { access: 'in' },
  },
]
