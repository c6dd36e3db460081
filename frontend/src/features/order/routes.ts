import type { RouteRecordRaw } from 'vue-router'

export const orderRoutes: RouteRecordRaw[] = [
  {
    path: '/orders/:secret',
    name: 'order',
    component: () => import('./components/OrderPage.vue'),
    props: true,
    meta: { secret: true },
  },
]
