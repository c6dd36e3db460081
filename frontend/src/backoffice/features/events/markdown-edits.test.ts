import { expect, it } from 'vitest'
import { insert, link, markLines, wrap, type Selected } from './markdown-edits'

/** `a |b| c`: what stands between the bars is selected. */
function read(text: string): Selected {
  const [before = '', inner = '', after = ''] = text.split('|')
  return { text: before + inner + after, start: before.length, end: (before + inner).length }
}
const written = ({ text, start, end }: Selected): string =>
  `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`

it('marks what is selected, and takes the marks away again', () => {
  const marked = wrap(read('a |b| c'), '**')
  expect(written(marked)).toBe('a **|b|** c')
  expect(written(wrap(marked, '**'))).toBe('a |b| c')
  expect(written(wrap(read('||'), '*'))).toBe('*||*')
})

it('marks each line of what is selected', () => {
  const marked = markLines(read('a\nb|c\nd|e\nf'), '- ')
  expect(written(marked)).toBe('a\n|- bc\n- de|\nf')
  expect(written(markLines(marked, '- '))).toBe('a\n|bc\nde|\nf')
  expect(written(markLines(read('||'), '## '))).toBe('|## |')
})

it('makes a link of what is selected, whose address is to be typed', () => {
  expect(written(link(read('the |map| here'), 'words'))).toBe('the [map](|https://|) here')
  expect(written(link(read('||'), 'words'))).toBe('[words](|https://|)')
})

it('puts words where the cursor is', () => {
  expect(written(insert(read('Hello |x|!'), '{buyer}'))).toBe('Hello {buyer}||!')
})
