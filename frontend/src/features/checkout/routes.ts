import type { RouteRecordRaw } from 'vue-router'

export const checkoutRoutes: RouteRecordRaw[] = [
  {
    path: '/checkout/:secret',
    name: 'checkout',
    component: () => import('./components/CheckoutPage.vue'),
    props: true,
    meta: { secret: true },
  },
]
