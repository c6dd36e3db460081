import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const auditRoutes: RouteRecordRaw[] = [
  {
    path: '/o/:organizer/audit',
    name: 'audit',
    component: pageWith(() => import('./components/AuditPage.vue'), 'audit'),
    meta: { access: 'organizer', needs: 'see_audit' },
  },
]
