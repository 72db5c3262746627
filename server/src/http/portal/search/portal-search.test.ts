import { describe, expect, test } from 'vitest'
import { sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { publishNotice } from '../../../storage/publication/publish-notice.ts'

describe('searching', () => {
  const firms = [
    '四平市红日商贸有限公司',
    '梨树县金穗餐饮管理有限公司',
    '四平市祥瑞健身服务有限公司',
  ]
  const fill = ({ office }: Portal) =>
    office(async (tx) => {
      for (const [i, name] of firms.entries()) {
        const sample = sampleNotice({ publicId: `notice-0${i}`, serial: i + 1 })
        const party = { ...sample.party, name }
        const notice = { ...sample, party, title: `${name}未按规定期限备案案` }
        await publishNotice(tx, notice, publishing)
      }
    })
  const titles = (body: string) => {
    const text = body.replace(/<\/?mark>/g, '')
    return firms.filter((firm) => text.includes(firm))
  }

  test.each([
    ['备案', 3],
    ['金穗', 1],
    ['金穗餐饮', 1],
    ['祥瑞健身服务有限公司', 1],
    ['四商罚决字〔2026〕2号', 1],
    ['四商罚决字[2026]2号', 1],
    ['四商罚决字（2026）', 3],
    ['91220300MA0000000L', 3],
    ['91220300ma0000000l', 3],
    ['单用途 预付卡', 3],
    ['不存在的词语组合', 0],
    ['、。！', 0],
  ])('%s finds %i', (typed, count) =>
    withPortal(async (portal) => {
      await fill(portal)
      const { body, statusCode } = await portal.page(`/decisions?q=${encodeURIComponent(typed)}`)
      expect(statusCode).toBe(200)
      expect(titles(body)).toHaveLength(count)
    }),
  )

  test.each([
    ...[
      '四商罚决字〔2026〕第2号',
      '四商罚决〔2026〕2号',
      '四商罚决字2026年2号',
      '四商罚决2026年第2号',
    ],
    ...['〔2026〕第2号', '2026年2号', '罚决〔2026〕2号', ' 四商罚决 【２０２６】 ２号'],
  ])('a 文号 in another usual spelling finds its notice in the list and the search: %s', (typed) =>
    withPortal(async (portal) => {
      await fill(portal)
      for (const address of ['/decisions', '/search']) {
        const { body } = await portal.page(`${address}?q=${encodeURIComponent(typed)}`)
        expect(titles(body), address).toEqual([firms[1]])
      }
    }),
  )

  test('a 文号 without 字 is checked as the one it names', () =>
    withPortal(async (portal) => {
      await fill(portal)
      const { headers } = await portal.page(
        `/verify?q=${encodeURIComponent('四商罚决2026年第2号')}`,
      )
      expect(headers.location).toBe('/verify/notice-01')
    }))

  test.each(['abc贸易', 'ABC贸易', 'ａｂｃ贸易', 'Abc', 'ab', '四平市abc'])(
    'the letters of a name are found large or small, full-width or not: %s finds ＡＢＣ贸易',
    (typed) =>
      withPortal(async (portal) => {
        await fill(portal)
        const name = '四平市ＡＢＣ贸易有限公司'
        await portal.office(async (tx) => {
          const sample = sampleNotice({ publicId: 'notice-09', serial: 9 })
          const notice = { ...sample, party: { ...sample.party, name }, title: `${name}未备案案` }
          await publishNotice(tx, notice, publishing)
        })
        for (const address of ['/decisions', '/search']) {
          const { body } = await portal.page(`${address}?q=${encodeURIComponent(typed)}`)
          expect(body.replace(/<\/?mark>/g, ''), address).toContain(name)
        }
      }),
  )

  test('conditions combine, and each can be taken away again', () =>
    withPortal(async (portal) => {
      await fill(portal)
      const { body } = await portal.page('/decisions?year=2026&penalty=fine&matter=CF-001')
      expect(titles(body)).toHaveLength(3)
      expect(body).toContain('href="/decisions?year=2026&amp;matter=CF-001"')
      expect(titles((await portal.page('/decisions?year=2025')).body)).toEqual([])
      expect(titles((await portal.page('/decisions?penalty=warning')).body)).toEqual([])
    }))

  test('the status “withdrawn” leads to the list of withdrawals', () =>
    withPortal(async ({ page }) => {
      const answer = await page('/decisions?q=&year=&status=withdrawn')
      expect(answer.statusCode).toBe(302)
      expect(answer.headers.location).toBe('/withdrawals')
    }))

  test('pages go on from the last one shown, without gap or repeat', () =>
    withPortal(async ({ office, page }) => {
      await office(async (tx) => {
        for (let i = 1; i <= 45; i++) {
          await publishNotice(
            tx,
            sampleNotice({ publicId: `notice-${100 + i}`, serial: i }),
            publishing,
          )
        }
      })
      for (const start of ['/decisions', '/decisions?q=%E5%A4%87%E6%A1%88']) {
        const seen: string[] = []
        for (let url: string | undefined = start; url;) {
          const { body } = await page(url)
          seen.push(
            ...[...body.matchAll(/href="\/decisions\/(notice-\d+)"/g)].map(([, id = '']) => id),
          )
          url = /rel="next"\s+href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
        }
        expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => `notice-${145 - i}`))
      }
    }))
})
