import type { RouteRecordRaw } from 'vue-router'

export const catalogRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('./components/HomePage.vue'),
    meta: { band: true },
  },
  {
    path: '/events/:slug',
    name: 'event',
    component: () => import('./components/EventPage.vue'),
    props: true,
  },
]
