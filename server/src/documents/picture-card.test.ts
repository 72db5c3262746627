import { describe, expect, test } from 'vitest'
import { testPrinter } from '../../test/printer.ts'
import { cardSizes, type CardSize, type PictureCard } from './picture-card.ts'

const printer = testPrinter()

const card: Omit<PictureCard, 'size'> = {
  portalName: '四平市商务局行政执法公示平台',
  kind: '行政处罚决定',
  title: '四平市红日商贸有限公司未按规定期限备案案',
  outcome: '罚款 18,000 元',
  facts: [{ label: '文号', value: '四商罚决字〔2026〕1号' }],
  qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  caption: '扫码查看决定书全文',
}

describe('a picture card', () => {
  test.each(Object.keys(cardSizes) as CardSize[])(
    '%s is a PNG of exactly its size',
    async (size) => {
      const bytes = Buffer.from(await printer.picture({ ...card, size }))
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
        cardSizes[size].width,
        cardSizes[size].height,
      ])
    },
  )

  test('the same card is the same picture; a title of any length and characters no font has are set', async () => {
    const long = {
      ...card,
      size: 'cover',
      title: `${'很长的案件名称'.repeat(30)}\u{10FFFF}`,
    } as const
    const [first, second] = [await printer.picture(long), await printer.picture(long)]
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0)
  })
})
