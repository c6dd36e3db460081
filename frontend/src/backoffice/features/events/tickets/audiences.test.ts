import { expect, it } from 'vitest'
import { slugOf } from './audiences'

it.each([
  ['Moins de 12 ans', 'moins-de-12-ans'],
  ['  Étudiants / chômeurs ', 'etudiants-chomeurs'],
  ['子供', 'own'],
  ['x'.repeat(80), 'x'.repeat(50)],
])('%j is the audience %s', (name, audience) => expect(slugOf(name)).toBe(audience))
