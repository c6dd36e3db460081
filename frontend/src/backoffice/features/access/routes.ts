import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const accessRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: pageWith(() => import('./components/SignInPage.vue'), 'access'),
    meta: { access: 'out' },
  },
  {
    path: '/sign-up',
    name: 'sign-up',
    component: pageWith(() => import('./components/SignUpPage.vue'), 'access'),
    meta: { access: 'out' },
  },
  {
    path: '/links/confirm',
    name: 'confirm',
    component: pageWith(() => import('./components/ConfirmPage.vue'), 'access'),
    meta: { secret: true },
  },
  {
    path: '/links/sign-in',
    name: 'link',
    component: pageWith(() => import('./components/LinkPage.vue'), 'access'),
    meta: { secret: true },
  },
  {
    path: '/forgotten',
    name: 'forgotten',
    component: pageWith(() => import('./components/ForgottenPage.vue'), 'access'),
    meta: { access: 'out' },
  },
  {
    path: '/links/reset',
    name: 'reset',
    component: pageWith(() => import('./components/ResetPage.vue'), 'access'),
    meta: { secret: true },
  },
  {
    path: '/invitation',
    name: 'invitation',
    component: pageWith(() => import('./components/InvitationPage.vue'), 'access'),
    meta: { secret: true },
  },
  {
    path: '/links/change-email',
    name: 'new-address',
    component: pageWith(() => import('./components/NewAddressPage.vue'), 'access'),
    meta: { access: 'in', secret: true },
  },
]
