import type { RouteRecordRaw } from 'vue-router'

export const organizerRoutes: RouteRecordRaw[] = []
