import { afterEach, describe, expect, it, vi } from 'vitest'
import { usePosition } from './use-position'

function browserAnswers(ask: Geolocation['getCurrentPosition']): void {
  vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: ask } })
}

async function stateAfter(code: number): Promise<string> {
  browserAnswers((_, fail) => fail?.({ code } as GeolocationPositionError))
  const { state, locate } = usePosition()
  expect(await locate()).toBeUndefined()
  return state.value
}

describe('the position', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('tells refused, unknown and too slow apart', async () => {
    expect(await stateAfter(1)).toBe('denied')
    expect(await stateAfter(2)).toBe('unavailable')
    expect(await stateAfter(3)).toBe('tooSlow')
  })

  it('is unknown where browsers do not tell it at all', async () => {
    vi.stubGlobal('navigator', {})
    const { state, locate } = usePosition()
    expect(await locate()).toBeUndefined()
    expect(state.value).toBe('unavailable')
  })

  it('is given as degrees', async () => {
    browserAnswers((found) =>
      found({ coords: { latitude: 45.76, longitude: 4.84 } } as GeolocationPosition),
    )
    const { state, locate } = usePosition()
    expect(await locate()).toEqual({ latitude: 45.76, longitude: 4.84 })
    expect(state.value).toBe('idle')
  })
})
