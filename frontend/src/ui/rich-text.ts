import { h, type VNode } from 'vue'
import type { Block, Inline } from '@/api/types'
import UiIcon from './UiIcon.vue'

export interface RichTextContext {
  /** The id of the heading that the text stands under, an `<h2>`. */
  headingId: string
  /** What is said of a link that opens a tab of its own, in the language of the page. */
  newTab: string
}

type Child = VNode | string
type Of<Part, Kind> = Extract<Part, { kind: Kind }>

/** Deeper than the API nests: what goes on below is not from it, and is not shown. */
const MAXIMUM_DEPTH = 12
/** As the API promises of links; no tab or line end that a browser would pass over. */
const LEGAL_URL = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu
const HEADINGS = ['h3', 'h4', 'h5', 'h6']

/**
 * A formatted text as elements, never as HTML. What the API promises of it is checked once more: of a part of an unknown
 * kind the words are shown, and no other address than a legal one is followed.
 */
export function renderRichText(
  text: readonly Block[],
  { headingId, newTab }: RichTextContext,
): Child[] {
  const blocks = (parts: unknown, depth: number): Child[] => each(parts, depth, block)
  const inlines = (parts: unknown, depth: number): Child[] => each(parts, depth, inline)

  function block(part: Block, depth: number): Child {
    switch (part.kind) {
      case 'paragraph':
        return h('p', inlines(part.content, depth))
      case 'heading':
        return h(HEADINGS[part.level - 1] ?? 'h6', inlines(part.content, depth))
      case 'list':
        return list(part, depth)
      case 'quote':
        return h('blockquote', blocks(part.content, depth))
      case 'code':
        return h('pre', h('code', wordsOf(part)))
      case 'table':
        return table(part, depth)
      case 'rule':
        return h('hr')
      default:
        return unknown(part, depth)
    }
  }

  function list({ start, items }: Of<Block, 'list'>, depth: number): VNode {
    const children = listOf(items).map((item) => h('li', blocks(item, depth)))
    return Number.isInteger(start) ? h('ol', { start }, children) : h('ul', children)
  }

  /** In a box in which it can be wider than the page, and which the keyboard can scroll. */
  function table({ head, rows }: Of<Block, 'table'>, depth: number): VNode {
    const row = (cells: unknown, tag: string): VNode =>
      h(
        'tr',
        listOf(cells).map((cell) => h(tag, inlines(cell, depth))),
      )
    const bodyRows = listOf(rows).map((cells) => row(cells, 'td'))
    return h(
      'div',
      { class: 'rich-text__table', role: 'group', tabindex: 0, 'aria-labelledby': headingId },
      h('table', [h('thead', row(head, 'th')), h('tbody', bodyRows)]),
    )
  }

  function inline(part: Inline, depth: number): Child {
    switch (part.kind) {
      case 'text':
        return wordsOf(part)
      case 'strong':
        return h('strong', inlines(part.content, depth))
      case 'emphasis':
        return h('em', inlines(part.content, depth))
      case 'strikethrough':
        return h('s', inlines(part.content, depth))
      case 'code':
        return h('code', wordsOf(part))
      case 'break':
        return h('br')
      case 'link':
        return link(part, depth)
      default:
        return unknown(part, depth)
    }
  }

  function link({ url, content }: Of<Inline, 'link'>, depth: number): VNode {
    const children = inlines(content, depth)
    if (typeof url !== 'string' || !LEGAL_URL.test(url)) return h('span', children)
    const rel = 'nofollow ugc noopener noreferrer'
    if (/^mailto:/i.test(url)) return h('a', { href: url, rel }, children)
    return h('a', { href: url, rel, target: '_blank' }, [
      ...children,
      h(UiIcon, { name: 'outside' }),
      h('span', { class: 'visually-hidden' }, ` ${newTab}`),
    ])
  }

  function unknown(part: { text?: unknown; content?: unknown }, depth: number): VNode {
    return h('span', [wordsOf(part), ...inlines(part.content, depth)])
  }

  return blocks(text, 0)
}

function each<Part extends object>(
  parts: unknown,
  depth: number,
  show: (part: Part, depth: number) => Child,
): Child[] {
  if (depth >= MAXIMUM_DEPTH) return []
  return listOf(parts)
    .filter((part) => typeof part === 'object' && part !== null)
    .map((part) => show(part as Part, depth + 1))
}

function listOf(parts: unknown): unknown[] {
  return Array.isArray(parts) ? parts : []
}

function wordsOf({ text }: { text?: unknown }): string {
  return typeof text === 'string' ? text : ''
}
