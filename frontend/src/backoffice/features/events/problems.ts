/** What the pages about events say of refusals that no other page meets. */
export const PROBLEM_WORDS = {
  'capacity-too-low': 'eventRefused.capacityTooLow',
  'code-taken': 'eventRefused.codeTaken',
  'currency-fixed': 'eventRefused.currencyFixed',
  'date-cancelled': 'eventRefused.dateCancelled',
  'has-orders': 'eventRefused.hasOrders',
  'name-taken': 'eventRefused.nameTaken',
  'no-dates': 'eventRefused.noDates',
  'not-ready': 'eventRefused.notReady',
  'not-numbered': 'eventRefused.notNumbered',
  'not-rows': 'eventRefused.notRows',
  numbered: 'eventRefused.numbered',
  published: 'eventRefused.published',
  'seats-taken': 'eventRefused.seatsTaken',
  'slug-fixed': 'eventRefused.slugFixed',
  'time-zone-fixed': 'eventRefused.timeZoneFixed',
}
