import type { LocalizedText, Payment } from '@/api/types'
import type { Transfer } from './epc-payload'

const HOLDER = { fr: / à (.+) dans les? \d+ jours?\./, en: / to (.+) within \d+ days?\./ }
const IBAN = /^IBAN\s?: ([A-Z]{2}\d{2}[\dA-Z ]+)$/m
const BIC = /^BIC\s?: ([\dA-Z]{8}(?:[\dA-Z]{3})?)$/m
const REFERENCE = /^(?:Communication|Reference)\s?: (RF\d{2}[\dA-Z ]+)$/m

/** Whether an IBAN or a creditor reference has the check digits of ISO 7064 that it should have. */
function hasCheckDigits(text: string): boolean {
  let remainder = 0
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
  }
  return remainder === 1
}

function readIn(text: string, holder: RegExp): Omit<Transfer, 'amount'> | undefined {
  const found = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1]
  const plain = (pattern: RegExp): string => found(pattern)?.replaceAll(' ', '') ?? ''
  const details = {
    iban: plain(IBAN),
    bic: found(BIC),
    holder: found(holder) ?? '',
    reference: plain(REFERENCE),
  }
  const isWhole =
    details.holder && hasCheckDigits(details.iban) && hasCheckDigits(details.reference)
  return isWhole ? details : undefined
}

/**
 * The parts of a transfer, to be copied one by one. The API tells them as a text for people, in both
 * languages; so they are taken from it only where both say the same and all check digits are right.
 * Otherwise (an organizer without an account number, another wording) undefined: the text is shown.
 */
export function transferDetails({ amount, instructions }: Payment): Transfer | undefined {
  const { fr, en }: LocalizedText = instructions ?? {}
  const [inFrench, inEnglish] = [readIn(fr ?? '', HOLDER.fr), readIn(en ?? '', HOLDER.en)]
  const isSame = JSON.stringify(inFrench) === JSON.stringify(inEnglish)
  return inFrench && isSame ? { ...inFrench, amount } : undefined
}
