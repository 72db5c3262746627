import { afterAll, describe, expect, test } from 'vitest'
import { longestTurn } from '../../test/longest-turn.ts'
import { closeReaders } from './read-untrusted.ts'
import { mustSearchTexts, searchTexts } from './search-texts.ts'
import { searchNow, type TextJob } from './text-jobs.ts'

afterAll(closeReaders)

const said =
  '证人欧阳春生，身份证号22030219800307151X，联系电话13904340002，住阳光花园小区3栋2单元502室。经查，当事人销售不合格食品。\n'
const long = said.repeat(1_500)
const secrets = [{ kind: 'name', value: '欧阳春生' }] as const

const jobs: readonly TextJob[] = [
  { kind: 'private', text: long, own: ['四平市商务局'] },
  {
    kind: 'private-lines',
    item: 'post_other',
    rows: Array.from({ length: 300 }, (_, i) => ({
      decisionNo: `四商决字〔2026〕${i + 1}号`,
      party: '四平市红日商贸有限公司',
      result: said.repeat(4),
    })),
  },
  {
    kind: 'redact',
    originals: { facts: long, cause: '欧阳春生案' },
    ...{ secrets, keep: ['四平市商务局'], choices: [] },
  },
  {
    kind: 'leaks',
    secrets,
    surfaces: [{ name: '网页', text: long.repeat(3) }],
    keep: [],
  },
]

describe('long texts', { timeout: 120_000 }, () => {
  test.each(jobs)('$kind: found is the same, and nobody waits for it', async (job) => {
    let answer: object = {}
    // In one turn it takes a second; what goes to the reader and comes back still has to be written and read.
    expect(await longestTurn(async () => (answer = await mustSearchTexts(job)))).toBeLessThan(300)
    expect(answer).not.toEqual([])
    expect(searchNow(job)).toMatchObject(answer)
  })

  test('a reader that ends before it has answered says nothing of the text', async () => {
    const [job] = jobs
    if (!job) throw new Error('no job')
    const asked = searchTexts(job)
    await closeReaders()
    expect(await asked).toEqual({ ok: false, refusal: 'died' })
    await expect(
      (async () => {
        const again = mustSearchTexts(job)
        await closeReaders()
        await again
      })(),
    ).rejects.toThrow('没有查完')
  })
})
