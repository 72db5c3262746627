import type { FontSet } from './fonts/font-set.ts'

/** 公众号 wants two pictures: the cover of an article, and one to be sent on its own. */
export const cardSizes = {
  cover: { width: 900, height: 383 },
  portrait: { width: 1080, height: 1440 },
} as const
export type CardSize = keyof typeof cardSizes

/** The texts of a picture card. They all come from a publication, because a card is as public as its page. */
export type PictureCard = {
  readonly size: CardSize
  readonly portalName: string
  readonly kind: string
  readonly title: string
  /** The result in one line, large. */
  readonly outcome: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** SVG of the code that opens the page. */
  readonly qr: string
  readonly caption: string
}

/** Characters no font draws are left out of a card: the page it opens has the whole text. */
export function cardView(card: PictureCard, fonts: FontSet): string {
  const drawn = (text: string) =>
    [...text].filter((character) => fonts.draws(character.codePointAt(0) ?? 0)).join('')
  const { size, qr, facts, ...texts } = card
  return JSON.stringify({
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, drawn(text)])),
    facts: facts.map(({ label, value }) => ({ label: drawn(label), value: drawn(value) })),
    portrait: size === 'portrait',
    ...cardSizes[size],
    qr,
    fonts: { title: fonts.title, body: fonts.heading },
  })
}
