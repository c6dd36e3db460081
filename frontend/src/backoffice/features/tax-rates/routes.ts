import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const taxRateRoutes: RouteRecordRaw[] = [
  {
    path: '/o/:organizer/tax-rates',
    name: 'tax-rates',
    component: pageWith(() => import('./components/TaxRatesPage.vue'), 'taxes'),
    meta: { access: 'organizer', needs: 'edit_tax_rates' },
  },
]
