/** Something that is changed by naming the version that was read. */
export interface Versioned {
  version: number
}

/** The header of a change: it is refused (412 `changed-meanwhile`) where there is another version by now. */
export const seen = ({ version }: Versioned) => ({ 'if-match': `"${version}"` })
