import { h, type VNode } from 'vue'
import type { LetterNode } from '@/backoffice/api/mail-texts'

/** What mails are made of; anything else shows its words alone. */
const TAGS = new Set([
  'a',
  'blockquote',
  'br',
  'code',
  'div',
  'em',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  's',
  'strong',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
])
const ATTRIBUTES = new Set([
  'align',
  'border',
  'cellpadding',
  'cellspacing',
  'role',
  'start',
  'style',
  'valign',
  'width',
])
/** Headings of the mail are none of the page that shows it. */
const HEADING = /^h[1-6]$/
const LEGAL_URL = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu

type Child = VNode | string

/** A mail as elements, never as HTML. Styles are set one by one by Vue, as the page's policy allows no others. */
export function renderLetter(nodes: readonly LetterNode[]): Child[] {
  return nodes.map((node): Child => {
    if (node.kind === 'text') return node.text
    const { tag, attributes, children } = node
    const inner = renderLetter(children)
    const kept = Object.fromEntries(
      Object.entries(attributes).filter(([name]) => ATTRIBUTES.has(name)),
    )
    if (HEADING.test(tag)) return h('p', kept, inner)
    if (tag === 'a') return h('a', { ...kept, ...linkTo(attributes.href) }, inner)
    return h(TAGS.has(tag) ? tag : 'span', kept, inner)
  })
}

/** The button of an example leads nowhere. */
function linkTo(url: string | undefined): object {
  if (url === undefined || !LEGAL_URL.test(url)) return {}
  return { href: url, target: '_blank', rel: 'nofollow ugc noopener noreferrer' }
}
