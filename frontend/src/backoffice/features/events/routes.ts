import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const eventRoutes: RouteRecordRaw[] = [
  {
    path: '/o/:organizer/events',
    name: 'events',
    component: pageWith(() => import('./components/EventsPage.vue'), 'events'),
    meta: { access: 'organizer', needs: 'see_events' },
  },
  {
    path: '/o/:organizer/events/new',
    name: 'new-event',
    component: pageWith(() => import('./wizard/WizardPage.vue'), 'events', 'wizard'),
    meta: { access: 'organizer', needs: 'edit_events' },
  },
  {
    path: '/o/:organizer/events/:event/on-sale',
    name: 'event-on-sale',
    component: pageWith(() => import('./overview/OnSalePage.vue'), 'events', 'wizard'),
    meta: { access: 'organizer', needs: 'see_events' },
  },
  {
    path: '/o/:organizer/events/:event',
    component: pageWith(() => import('./components/EventEditor.vue'), 'events', 'editor'),
    meta: { access: 'organizer', needs: 'see_events' },
    children: [
      { path: '', name: 'event', component: () => import('./overview/OverviewSection.vue') },
      {
        path: 'texts',
        name: 'event-texts',
        component: () => import('./components/TextsSection.vue'),
      },
      {
        path: 'dates',
        name: 'event-dates',
        component: () => import('./dates/DatesSection.vue'),
      },
      {
        path: 'capacity',
        name: 'event-capacity',
        component: () => import('./capacity/CapacitySection.vue'),
      },
      {
        path: 'tickets',
        name: 'event-tickets',
        component: () => import('./tickets/TicketsSection.vue'),
      },
      {
        path: 'codes',
        name: 'event-codes',
        component: pageWith(() => import('./codes/CodesSection.vue'), 'codes'),
        meta: { needs: 'see_codes' },
      },
      {
        path: 'settings',
        name: 'event-settings',
        component: () => import('./components/SettingsSection.vue'),
      },
    ],
  },
]
