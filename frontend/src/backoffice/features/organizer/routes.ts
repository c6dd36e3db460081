import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const organizerRoutes: RouteRecordRaw[] = [
  {
    path: '/found',
    name: 'found',
    component: pageWith(() => import('./components/FoundPage.vue'), 'organizer'),
    meta: { access: 'in' },
  },
  {
    path: '/o/:organizer/team',
    name: 'team',
    component: pageWith(() => import('./components/TeamPage.vue'), 'team'),
    meta: { access: 'organizer', needs: 'see_members' },
  },
  {
    path: '/o/:organizer/team/:member',
    name: 'member',
    component: pageWith(() => import('./components/MemberPage.vue'), 'team'),
    meta: { access: 'organizer', needs: 'see_members' },
  },
  {
    path: '/o/:organizer/keys',
    name: 'keys',
    component: pageWith(() => import('./components/KeysPage.vue'), 'team'),
    meta: { access: 'organizer', needs: 'see_keys' },
  },
]
