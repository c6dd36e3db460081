import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/i18n/i18n'

export const orderRoutes: RouteRecordRaw[] = [
  {
    path: '/orders',
    name: 'find-orders',
    component: () => import('./components/FindOrdersPage.vue'),
  },
  {
    path: '/orders/:secret',
    name: 'order',
    component: pageWith(() => import('./components/OrderPage.vue'), 'order', 'payment'),
    props: true,
    meta: { secret: true },
  },
]
