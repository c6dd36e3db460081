import type { RouteRecordRaw } from 'vue-router'

export const orderRoutes: RouteRecordRaw[] = [
  {
    path: '/orders',
    name: 'find-orders',
    component: () => import('./components/FindOrdersPage.vue'),
  },
  {
    path: '/orders/:secret',
    name: 'order',
    component: () => import('./components/OrderPage.vue'),
    props: true,
    meta: { secret: true },
  },
]
