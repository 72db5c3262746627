import { sql } from 'kysely'
import { listNotices, type NoticeQuery } from '../src/storage/publication/list-notices.ts'
import { withPublishedNotices, type BenchWorld } from './bench-world.ts'
import type { Bench } from './bench.ts'
import { costMeter, percentile } from './measure-load.ts'

const everything: NoticeQuery = {
  text: null,
  year: null,
  matter: null,
  penalty: null,
  before: null,
  today: '2026-11-23',
}

/** One page of 20 with its count, for searches that are hard in different ways. */
const searches: readonly (readonly [name: string, query: Partial<NoticeQuery>])[] = [
  ['common word', { text: '当事人' }],
  ['two common words', { text: '限期 改正' }],
  ['common and mid', { text: '备案 投诉举报' }],
  ['three words', { text: '预付卡 备案 台账' }],
  ['no hit', { text: '航天发射' }],
  ['party, two characters', { text: '麒麟' }],
  ['party, four characters', { text: '红日宏达' }],
  ['document number', { text: '四商罚决字〔2025〕123' }],
  ['word in one matter and year', { text: '改正', matter: 'CF-003', year: 2025 }],
  ['deep page, common word', { text: '当事人', before: 30_000 }],
]

export const searchBench: Bench = {
  name: 'search',
  summary: 'one page of search results, and the same words by plain ILIKE (--rows=N)',
  async run({ quick }) {
    const asked = process.argv.map((each) => /^--rows=(\d+)$/.exec(each)?.[1]).find(Boolean)
    const count = Number(asked ?? (quick ? 2000 : 100_000))
    console.log(`loading ${count} notices …`)
    await withPublishedNotices(count, async (bench) => {
      await sizes(bench)
      await times(bench, quick ? 10 : 100)
    })
  },
}

async function sizes({ owner }: BenchWorld): Promise<void> {
  const { rows } = await sql<{ heap: string; indexes: string }>`
    select pg_size_pretty(sum(pg_table_size(inhrelid))) as heap,
           pg_size_pretty(sum(pg_indexes_size(inhrelid))) as indexes
    from pg_inherits where inhparent = 'publication.listing'::regclass`.execute(owner)
  console.log(`listing: table ${rows[0]?.heap}, indexes ${rows[0]?.indexes}`)
}

async function times({ world, owner }: BenchWorld, rounds: number): Promise<void> {
  const { portal } = world
  await Promise.all(Array.from({ length: 8 }, () => listNotices(portal, everything)))
  const cost = await costMeter(owner)
  console.log('search                          hits   cpu p50   cpu p99   wall p50   ILIKE wall')
  for (const [name, asked] of searches) {
    const query = { ...everything, ...asked }
    const { total, rows } = await listNotices(portal, query)
    const costs = []
    for (let i = 0; i < rounds; i++) costs.push(await cost(() => listNotices(portal, query)))
    const cpu = costs.map((each) => each.cpu)
    const wall = costs.map((each) => each.wall)
    const plain = await cost(() => plainSearch({ world, owner }, query))
    const hits = total === null ? `${rows.length}` : `${total.count}${total.exact ? '' : '+'}`
    console.log(
      [
        name.padEnd(28),
        hits.padStart(7),
        ...[percentile(cpu, 0.5), percentile(cpu, 0.99), percentile(wall, 0.5), plain.wall].map(
          (value) => value.toFixed(1).padStart(9),
        ),
      ].join(' '),
    )
  }
}

/** What one would write without an index: every word somewhere in the text, newest first. */
async function plainSearch({ owner }: BenchWorld, { text }: NoticeQuery): Promise<void> {
  const words = (text ?? '').split(' ').map((word) => sql`n.body ilike ${`%${word}%`}`)
  await sql`select l.id from publication.listing l
    join publication.notice n on n.public_id = l.public_id and n.version = 1 and n.year = l.year
    where ${sql.join(words, sql` and `)} order by l.id desc limit 20`.execute(owner)
}
