// An authenticator app: codes of RFC 6238 from the address in a QR code.

import { createHmac } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000

/** The code at a moment, of six digits. */
export function codeOf(address: string, at = Date.now()): string {
  const { searchParams } = new URL(address)
  const bits = [...(searchParams.get('secret') ?? '')].map((letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)))
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const number = hash.readUInt32BE(hash[hash.length - 1] & 0xf) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The code of the next half minute, which is taken a step early: each is good once. */
export const nextCodeOf = (address: string) => codeOf(address, Date.now() + STEP_MS)
