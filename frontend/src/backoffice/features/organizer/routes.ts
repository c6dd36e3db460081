import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const organizerRoutes: RouteRecordRaw[] = [
  {
    path: '/organizers',
    name: 'organizers',
    component: pageWith(() => import('./components/OrganizersPage.vue'), 'organizer'),
    meta: { access: 'in' },
  },
  {
    path: '/found',
    name: 'found',
    component: pageWith(() => import('./components/FoundPage.vue'), 'organizer'),
    meta: { access: 'in' },
  },
  {
    path: '/o/:organizer/settings',
    name: 'settings',
    component: pageWith(() => import('./components/SettingsPage.vue'), 'settings'),
    meta: { access: 'organizer', needs: 'see_organizer' },
  },
  {
    path: '/o/:organizer/bank-account',
    name: 'bank-account',
    component: pageWith(() => import('./components/BankAccountPage.vue'), 'settings'),
    meta: { access: 'organizer', needs: 'edit_bank_account' },
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
