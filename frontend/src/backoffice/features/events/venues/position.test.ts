import { expect, it } from 'vitest'
import { positionIn } from './position'

const PLACE = { latitude: 48.1119, longitude: -1.6743 }

it.each([
  '48.1119, -1.6743',
  ' 48.1119,-1.6743 ',
  '48.1119 -1.6743',
  '48,1119 ; -1,6743',
  '48,1119, -1,6743',
  '48.1119° N, 1.6743° W',
  '48,1119 N 1,6743 O',
  'https://www.openstreetmap.org/?mlat=48.1119&mlon=-1.6743#map=17/48.2/-1.7',
  'https://www.openstreetmap.org/#map=17/48.1119/-1.6743',
  'https://maps.example/place/@48.1119,-1.6743,17z',
  'https://maps.example/?q=48.1119%2C-1.6743',
  'geo:48.1119,-1.6743',
])('%s is in Rennes', (text) => expect(positionIn(text)).toEqual(PLACE))

it.each(['', 'Rennes', '48.1119', '91, 0', '0, 181', '48.1119, x', '1.2.3, 4'])(
  '%j is no position',
  (text) => expect(positionIn(text)).toBeUndefined(),
)

it('knows the south and the east', () => {
  expect(positionIn('33.87° S, 151.21° E')).toEqual({ latitude: -33.87, longitude: 151.21 })
})
