import type { RouteRecordRaw } from 'vue-router'
import { wantMessages } from '@/i18n/i18n'

export const orderRoutes: RouteRecordRaw[] = [
  {
    path: '/orders',
    name: 'find-orders',
    component: () => import('./components/FindOrdersPage.vue'),
  },
  {
    path: '/orders/:secret',
    name: 'order',
    component: async () => {
      const [page] = await Promise.all([
        import('./components/OrderPage.vue'),
        wantMessages('order'),
      ])
      return page
    },
    props: true,
    meta: { secret: true },
  },
]
