// The rule of a field that takes a price.

import { decimalsOf } from '@/format/money'
import { readMoney, type NoMoney } from '@/format/typed-money'
import type { Fault, Rule } from './rules'

function faultOf(wrong: NoMoney, currency: string): Fault {
  const decimals = decimalsOf(currency)
  switch (wrong) {
    case 'noPrice':
      return { key: 'typed.noPrice' }
    case 'tooMuch':
      return { key: 'typed.tooMuch' }
    case 'decimals':
      return decimals > 0
        ? { key: 'typed.decimals', named: { decimals } }
        : { key: 'typed.noDecimals' }
  }
}

export const price =
  (currency: string): Rule<string> =>
  (text) => {
    if (text.trim() === '') return { key: 'form.required' }
    const reading = readMoney(text, currency)
    return 'wrong' in reading ? faultOf(reading.wrong, currency) : undefined
  }
