// Likely slips in an e-mail address: asked about, never corrected by themselves.

import emailSpellChecker from '@zootools/email-spell-checker'

/** Where nearly everybody has their mail, in the countries that we speak to. */
const DOMAINS = `
  gmail.com googlemail.com icloud.com me.com aol.com msn.com mail.com
  hotmail.com hotmail.fr hotmail.be hotmail.ch hotmail.co.uk
  outlook.com outlook.fr outlook.be live.com live.fr live.be
  yahoo.com yahoo.fr yahoo.co.uk ymail.com proton.me protonmail.com pm.me
  gmx.com gmx.fr gmx.net gmx.ch gmx.de web.de bluewin.ch
  orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr aliceadsl.fr
  skynet.be telenet.be proximus.be voo.be
`
  .trim()
  .split(/\s+/)

const NO_GUESSES: string[] = []

/** The address that was probably meant; undefined where the one typed is likely right. */
export function likelyAddress(typed: string): string | undefined {
  const [local, domain, ...rest] = typed.trim().split('@')
  if (!local || !domain || rest.length > 0) return undefined
  const suggestion = emailSpellChecker.run({
    email: `${local}@${domain.toLowerCase()}`,
    domains: DOMAINS,
    // Whole domains only: by its parts any name of a firm is nearly another.
    secondLevelDomains: NO_GUESSES,
    topLevelDomains: NO_GUESSES,
  })
  return suggestion ? `${local}@${suggestion.domain}` : undefined
}
