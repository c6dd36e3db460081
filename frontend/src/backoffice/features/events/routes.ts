import type { RouteRecordRaw } from 'vue-router'
import { pageWith } from '@/backoffice/i18n/i18n'

export const eventRoutes: RouteRecordRaw[] = [
  {
    path: '/o/:organizer/venues',
    name: 'venues',
    component: pageWith(() => import('./venues/VenuesPage.vue'), 'events', 'venues'),
    meta: { access: 'organizer', needs: 'see_events' },
  },
  {
    path: '/o/:organizer/events',
    name: 'events',
    component: pageWith(() => import('./components/EventsPage.vue'), 'events'),
    meta: { access: 'organizer', needs: 'see_events' },
  },
  {
    path: '/o/:organizer/events/new',
    name: 'new-event',
    component: pageWith(() => import('./wizard/WizardPage.vue'), 'events', 'taxes', 'wizard'),
    meta: { access: 'organizer', needs: 'edit_events' },
  },
  {
    path: '/o/:organizer/events/:event/on-sale',
    name: 'event-on-sale',
    component: pageWith(() => import('./overview/OnSalePage.vue'), 'events', 'wizard'),
    meta: { access: 'organizer', needs: 'see_events' },
  },
  {
    path: '/o/:organizer/events/:event/copy',
    name: 'copy-event',
    component: pageWith(() => import('./copy/CopyPage.vue'), 'events', 'editor'),
    meta: { access: 'organizer', needs: 'edit_events' },
  },
  {
    path: '/o/:organizer/events/:event',
    component: pageWith(() => import('./components/EventEditor.vue'), 'events', 'editor', 'rows'),
    meta: { access: 'organizer', needs: 'see_events' },
    children: [
      { path: '', name: 'event', component: () => import('./overview/OverviewSection.vue') },
      {
        path: 'texts',
        name: 'event-texts',
        component: () => import('./components/TextsSection.vue'),
      },
      {
        path: 'pictures',
        name: 'event-pictures',
        component: pageWith(() => import('./pictures/PicturesSection.vue'), 'pictures'),
      },
      {
        path: 'dates',
        name: 'event-dates',
        component: pageWith(() => import('./dates/DatesSection.vue'), 'dates'),
      },
      {
        path: 'capacity',
        name: 'event-capacity',
        component: () => import('./capacity/CapacitySection.vue'),
      },
      {
        path: 'tickets',
        name: 'event-tickets',
        component: pageWith(() => import('./tickets/TicketsSection.vue'), 'dates', 'taxes'),
      },
      {
        path: 'codes',
        name: 'event-codes',
        component: pageWith(() => import('./codes/CodesSection.vue'), 'codes'),
        meta: { needs: 'see_codes' },
      },
      {
        path: 'mail/:mail?',
        name: 'event-mail',
        component: pageWith(() => import('./mail/MailSection.vue'), 'mail'),
      },
      {
        path: 'policies',
        name: 'event-policies',
        component: pageWith(() => import('./policies/PoliciesSection.vue'), 'policies'),
      },
      {
        path: 'questions',
        name: 'event-questions',
        component: pageWith(() => import('./questions/QuestionsSection.vue'), 'questions'),
      },
      {
        path: 'settings',
        name: 'event-settings',
        component: () => import('./components/SettingsSection.vue'),
      },
    ],
  },
]
