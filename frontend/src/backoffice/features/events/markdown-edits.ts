// What a button above a text does to it, in Markdown: to what is selected, or where the cursor is.

export interface Selected {
  text: string
  start: number
  end: number
}

/** With a mark on either side of what is selected; without it where it has it already. */
export function wrap({ text, start, end }: Selected, mark: string): Selected {
  const [before, inner, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  if (before.endsWith(mark) && after.startsWith(mark))
    return {
      text: before.slice(0, -mark.length) + inner + after.slice(mark.length),
      start: start - mark.length,
      end: end - mark.length,
    }
  return {
    text: before + mark + inner + mark + after,
    start: start + mark.length,
    end: end + mark.length,
  }
}

/** With a mark before each line of what is selected; without it where all have it already. */
export function markLines({ text, start, end }: Selected, mark: string): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const to = next === -1 ? text.length : next
  const lines = text.slice(from, to).split('\n')
  const isMarked = lines.every((line) => line.startsWith(mark))
  const changed = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n')
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: from,
    end: from + changed.length,
  }
}

/** A link with what is selected as its words; the address is selected, to be typed over. */
export function link({ text, start, end }: Selected, words: string): Selected {
  const inner = text.slice(start, end) || words
  const url = 'https://'
  const at = start + inner.length + 3
  return {
    text: `${text.slice(0, start)}[${inner}](${url})${text.slice(end)}`,
    start: at,
    end: at + url.length,
  }
}

/** This in the place of what is selected. */
export function insert({ text, start, end }: Selected, words: string): Selected {
  const at = start + words.length
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at }
}
