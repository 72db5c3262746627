import { expect, test } from 'vitest'
import type { NoticeDesk, NoticeList } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-notices'

/** A decided case that waits to be collected. */
const withDecision = (
  work: (asked: { caseId: string; he: Browser; ma: Browser }) => Promise<void>,
) =>
  withWorld(async (world) => {
    const story = stories.find(({ until }) => until === 'served')
    if (!story) throw new Error('no story that ends with service')
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const caseId = await playCase(stage, story)
    const app = await createApp(stage.world)
    const as = async (account: string, person: typeof cast.collector) => {
      await aPassword(world.db, person, password)
      const browser = aBrowser(app)
      await browser.signIn({ account, password })
      return browser
    }
    const he = await as('he', cast.collector)
    await work({ caseId, he, ma: await as('ma', cast.checker) })
    await app.close()
  })

const step = async (browser: Browser, path: string, body: object) => {
  const answer = await browser.request({
    method: 'POST',
    url: `/api/notices/${path}`,
    payload: body,
  })
  return answer.statusCode
}
const collection = { version: 0, opinion: '已核对。' }

test('a decision that several people collect at once is one notice; whoever comes later is told', () =>
  withDecision(async ({ caseId, he }) => {
    const statuses = await Promise.all(
      Array.from({ length: 5 }, () => step(he, `${caseId}/collect`, collection)),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    for (const status of statuses) expect([200, 409, 412, 503]).toContain(status)
    expect(await step(he, `${caseId}/collect`, collection)).toBe(412)
    const { rows } = (await he.request({ url: '/api/notices' })).json<NoticeList>()
    expect(rows).toHaveLength(1)
  }))

test('a step that was taken already is told as that', () =>
  withDecision(async ({ caseId, he, ma }) => {
    const url = `/api/notices/${caseId}/collect`
    const collected = await he.request({ method: 'POST', url, payload: collection })
    const { noticeId } = collected.json<{ noticeId: string }>()
    const { version } = (await ma.request({ url: `/api/notices/${noticeId}` })).json<NoticeDesk>()
    const check = { version, opinion: '脱敏到位。' }
    expect(await step(ma, `${noticeId}/check`, check)).toBe(200)
    expect(await step(ma, `${noticeId}/check`, check)).toBe(412)
  }))
