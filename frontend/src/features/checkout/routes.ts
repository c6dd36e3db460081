import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/i18n/i18n'

export const checkoutRoutes: RouteRecordRaw[] = [
  {
    path: '/checkout/:secret',
    name: 'checkout',
    component: pageWith(() => import('./components/CheckoutPage.vue'), 'payment'),
    props: true,
    meta: { secret: true },
  },
]
