import type { RouteRecordRaw } from 'vue-router'

export const auditRoutes: RouteRecordRaw[] = []
