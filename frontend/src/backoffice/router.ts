import { createRouter, createWebHistory } from 'vue-router'
import { watchNavigation } from '@/shell/navigation-failure'
import { askForHeadingFocus } from '@/ui/heading-focus'
import type { Right } from './api/types'
import { accessRoutes } from './features/access/routes'
import { accountRoutes } from './features/account/routes'
import { auditRoutes } from './features/audit/routes'
import { eventRoutes } from './features/events/routes'
import { organizerRoutes } from './features/organizer/routes'
import { taxRateRoutes } from './features/tax-rates/routes'

declare module 'vue-router' {
  interface RouteMeta {
    /**
     * Who comes here: those who are not signed in, those who are, or those who work for the organizer that the path names; else
     * anybody.
     */
    access?: 'out' | 'in' | 'organizer'
    /** What stands behind # is the token of a mailed link. */
    secret?: boolean
    /** Without this right the page says whose it is. */
    needs?: Right
  }
}

export const router = createRouter({
  history: createWebHistory('/backoffice'),
  routes: [
    {
      path: '/',
      name: 'home',
      // Leads on; see the guard.
      component: () => import('./shell/NotFoundPage.vue'),
      meta: { access: 'in' },
    },
    {
      path: '/o/:organizer',
      name: 'organizer-home',
      component: () => import('./shell/HomePage.vue'),
      meta: { access: 'organizer' },
    },
    ...accessRoutes,
    ...accountRoutes,
    ...eventRoutes,
    ...organizerRoutes,
    ...taxRateRoutes,
    ...auditRoutes,
    {
      path: '/:path(.*)*',
      name: 'not-found',
      component: () => import('./shell/NotFoundPage.vue'),
    },
  ],
  // What stands behind # is the token of a mailed link, and no place in a page.
  scrollBehavior(to, from, saved) {
    return saved ?? (to.path === from.path || from.matched.length === 0 ? false : { top: 0 })
  },
})

watchNavigation(router)

router.afterEach((to, from, failure) => {
  const isFirstPage = from.matched.length === 0
  if (!failure && !isFirstPage && to.path !== from.path) askForHeadingFocus()
})
