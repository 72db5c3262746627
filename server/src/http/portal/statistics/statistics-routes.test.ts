import { expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { annualTables } from '@zhaofa/domain/statistics/annual-statistics.ts'
import { agencyId, publishing, withPortal } from '../../../../test/portal.ts'
import { aPublishedReport } from '../../../../test/published-report.ts'

const report = {
  year: 2026,
  version: 1,
  agencyName: '四平市商务局',
  countedOn: plainDate('2027-01-10'),
  correction: null,
  tables: annualTables({
    year: 2026,
    agencyName: '四平市商务局',
    decisions: (['warning', 'fine', 'fine'] as const).map((kind) => ({
      decidedOn: plainDate('2026-06-01'),
      outcome: 'penalty',
      kinds: [kind],
      fineFen: kind === 'fine' ? 1_000_000 : 0,
      confiscatedFen: 0,
      procedure: 'ordinary',
    })),
    reviews: [],
    transfers: [],
    reviewYear: null,
    visits: null,
    names: { catalogue: { grounds: [] }, matterName: (code) => code },
    staff: {
      ...{ agencies: 1, officers: 3, certified: 2, reviewers: 1 },
      ...{ qualified: 1, publicLawyers: 0, trained: 2 },
    },
  }),
} as const

test('the portal shows the year with a chart beside its table, and no number where there is none', () =>
  withPortal(async ({ page, world }) => {
    await aPublishedReport(world.office, report, { agencyId, at: publishing.at })
    const { body, statusCode } = await page('/statistics/2026')
    expect(statusCode).toBe(200)
    expect(body).toContain('行政处罚实施情况统计表')
    expect(body).toContain('<svg')
    expect(body).toContain('2.000000')
    expect(body).toContain('66.67%')
    expect(body).toContain('本系统尚未办理此类事项')
    expect((await page('/statistics')).body).toContain('href="/statistics/2026"')
    expect((await page('/statistics/2025')).statusCode).toBe(404)
  }))
