import type { CardSize } from '../../../documents/picture-card.ts'

/** Where the other forms of a published decision are. */
export const posterUrl = (publicId: string) => `/decisions/${publicId}/a3`
export const mediaUrl = (publicId: string) => `/decisions/${publicId}/media`
export const cardUrl = (publicId: string, size: CardSize) =>
  `/decisions/${publicId}/${cardNames[size]}.png`

/** As 公众号 asks for them: 封面 and 竖版, in pixels. */
export const cardNames = { cover: 'card-900x383', portrait: 'card-1080x1440' } as const
