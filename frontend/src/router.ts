import { createRouter, createWebHistory } from 'vue-router'
import { catalogRoutes } from './features/catalog/routes'
import { checkoutRoutes } from './features/checkout/routes'
import { legalRoutes } from './features/legal/routes'
import { orderRoutes } from './features/order/routes'
import { watchNavigation } from './shell/navigation-failure'
import { askForHeadingFocus } from './ui/heading-focus'

declare module 'vue-router' {
  interface RouteMeta {
    /** The page begins with a band in the header's colour, so the header has no edge of its own. */
    band?: boolean
    /** A page behind a secret link: search engines and referrers must not see it. */
    secret?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...catalogRoutes,
    ...checkoutRoutes,
    ...orderRoutes,
    ...legalRoutes,
    {
      path: '/:path(.*)*',
      name: 'not-found',
      component: () => import('./shell/NotFoundPage.vue'),
    },
  ],
  scrollBehavior(to, from, saved) {
    if (saved) return saved
    if (to.hash) return { el: to.hash }
    // Whoever has begun to read what the first page came with stays there.
    const isSamePage = to.path === from.path || from.matched.length === 0
    return isSamePage ? false : { top: 0 }
  },
})

watchNavigation(router)

router.afterEach((to, from, failure) => {
  const isFirstPage = from.matched.length === 0
  if (!failure && !isFirstPage && to.path !== from.path) askForHeadingFocus()
})
