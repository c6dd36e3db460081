import { encode } from 'uqr'

/** Modules of white around the code, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4

export interface QrPath {
  /** Modules along one side, with the quiet zone. */
  side: number
  /** An SVG path of all dark modules. */
  path: string
}

/**
 * A text as a QR code with error correction level M, as the PDF has it. Drawn here and not by the
 * server, so that a ticket can be shown without a network.
 */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const runs: string[] = []
  data.forEach((row, y) => {
    let x = 0
    while (x < size) {
      const start = x
      while (row[x]) x += 1
      if (x > start) runs.push(`M${start} ${y}h${x - start}v1h-${x - start}z`)
      x += 1
    }
  })
  return { side: size, path: runs.join('') }
}
