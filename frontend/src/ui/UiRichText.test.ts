// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, Inline } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import UiRichText from './UiRichText.vue'

const text = (words: string): Inline => ({ kind: 'text', text: words })
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content })
const link = (url: string, words = 'here'): Inline => ({
  kind: 'link',
  url,
  content: [text(words)],
})

/** What is shown of parts that need not be what the API says they are. */
function show(...blocks: unknown[]) {
  const props = { blocks: blocks as Block[], lang: 'fr', headingId: 'about' } as const
  return mount(UiRichText, { props, global: { plugins: [i18n] } })
}

function htmlOf(...blocks: unknown[]): string {
  return show(...blocks).element.innerHTML
}

describe('a formatted text', () => {
  beforeAll(() => showLanguage('en'))

  it('is made of elements below the headings of the page, in its language', () => {
    const shown = show(
      { kind: 'heading', level: 1, content: [text('A')] },
      { kind: 'heading', level: 2, content: [text('B')] },
      paragraph(text('c'), { kind: 'break' }, { kind: 'strong', content: [text('d')] }),
      { kind: 'list', start: null, items: [[paragraph({ kind: 'code', text: 'e' })]] },
      { kind: 'list', start: 3, items: [[paragraph({ kind: 'emphasis', content: [text('f')] })]] },
      { kind: 'quote', content: [paragraph({ kind: 'strikethrough', content: [text('g')] })] },
      { kind: 'code', text: 'h\n  i' },
      { kind: 'rule' },
    )
    expect(shown.attributes('lang')).toBe('fr')
    expect(shown.element.innerHTML).toBe(
      '<h3>A</h3><h4>B</h4><p>c<br><strong>d</strong></p>' +
        '<ul><li><p><code>e</code></p></li></ul><ol start="3"><li><p><em>f</em></p></li></ol>' +
        '<blockquote><p><s>g</s></p></blockquote><pre><code>h\n  i</code></pre><hr>',
    )
  })

  it('has tables that the keyboard can scroll', () => {
    const shown = show({ kind: 'table', head: [[text('A')]], rows: [[[text('b')]]] })
    const box = shown.get('.rich-text__table')
    expect(box.attributes()).toMatchObject({
      role: 'group',
      tabindex: '0',
      'aria-labelledby': 'about',
    })
    expect(box.get('thead').element.innerHTML).toBe('<tr><th>A</th></tr>')
    expect(box.get('tbody').element.innerHTML).toBe('<tr><td>b</td></tr>')
  })

  it('says of a link to elsewhere that it leads there, and vouches for none', () => {
    const shown = show(paragraph(link('https://example.org/a?b&c'), link('mailto:a@example.org')))
    const site = shown.get('a[target]')
    const mailbox = shown.get('a:not([target])')
    expect(site.attributes()).toEqual({
      href: 'https://example.org/a?b&c',
      rel: 'nofollow ugc noopener noreferrer',
      target: '_blank',
    })
    expect(site.text()).toBe('here (opens in a new tab)')
    expect(site.find('svg').exists()).toBe(true)
    expect(mailbox.attributes('target')).toBeUndefined()
    expect(mailbox.text()).toBe('here')
  })

  it('shows HTML as what it is: words', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const shown = show(paragraph(text(hostile), { kind: 'code', text: hostile }))
    expect(shown.text()).toBe(hostile + hostile)
    expect(shown.find('script, img').exists()).toBe(false)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,a',
    '//example.org',
    '/orders',
    'https://exam\nple.org',
    'https://example.org/\u0000',
    'https://',
    '',
    7,
    null,
    undefined,
    ['https://example.org'],
  ])('has no link to %j', (url) => {
    const shown = show(paragraph({ ...link(''), url } as Inline))
    expect(shown.find('a').exists()).toBe(false)
    expect(shown.text()).toBe('here')
  })

  it('shows the words of what it does not know, and of nothing nothing', () => {
    expect(htmlOf({ kind: 'video', text: '<b>' }, { kind: 'box', content: [paragraph()] })).toBe(
      '<span>&lt;b&gt;</span><span><span></span></span>',
    )
    expect(htmlOf(paragraph({ kind: 'script', content: [text('a')] } as unknown as Inline))).toBe(
      '<p><span>a</span></p>',
    )
    expect(htmlOf({}, null, 'a', 7, [], { kind: 'constructor' })).toBe(
      '<span></span><span></span><span></span>',
    )
    expect(htmlOf({ kind: 'paragraph', content: 'a' }, { kind: 'list', items: {} })).toBe(
      '<p></p><ul></ul>',
    )
    expect(htmlOf({ kind: 'table', head: 1, rows: [null] }, paragraph())).toContain('<tr></tr>')
    expect(htmlOf({ kind: 'heading', level: 'x', content: [] })).toBe('<h6></h6>')
    expect(htmlOf({ kind: 'list', start: '1" onclick="a', items: [] })).toBe('<ul></ul>')
    expect(htmlOf({ kind: 'code', text: { toString: () => '<b>' } })).toBe(
      '<pre><code></code></pre>',
    )
  })

  it('is not deeper than any that the API sends', () => {
    let block = paragraph(text('the innermost'))
    for (let level = 0; level < 500; level += 1) block = { kind: 'quote', content: [block] }
    const shown = show(paragraph(text('the first')), block)
    expect(shown.text()).toBe('the first')
    expect(shown.findAll('blockquote').length).toBeLessThan(20)
  })
})
