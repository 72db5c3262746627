import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { expect, test } from 'vitest'
import { aSupervisorOf, clean, corrected, filed, withVisits } from '../../../test/visits.ts'
import { playVisit } from '../../demo/play-visit.ts'
import { ForbiddenError } from '../../faults.ts'
import { inAgency } from '../desk/in-agency.ts'
import { receiveObjection } from '../visits/receive-objection.ts'
import { receiveRating } from '../visits/receive-rating.ts'
import { countVisits } from './count-visits.ts'
import { viewVisitFigures, visitTable } from './view-visit-figures.ts'

test('what T4 says too is the same number, and each list is as long as its number', () =>
  withVisits(async ({ world, cast, stage }) => {
    await playVisit(stage('2026-09-14'), { ...clean, until: 'told' })
    await playVisit(stage('2026-10-12'), { ...corrected, until: 'told' })
    await playVisit(stage('2026-11-09'), filed)
    const { agencyHead } = cast
    const { counts, firms, groups } = await viewVisitFigures(world, agencyHead, { year: 2026 })
    const t4 = await inAgency(world, agencyHead, (tx) =>
      countVisits(tx, {
        ...{ year: 2026, agencyId: agencyHead.agencyId, day: plainDate('2026-11-30') },
      }),
    )
    expect({
      ...{ daily: counts.daily, special: counts.special, single: counts.single, firms },
      ...{ withProblems: counts['with-findings'], filed: counts.filed, joint: counts.joint },
      ...{ notOnSite: counts['not-on-site'], aboveCap: counts['at-cap'] },
    }).toEqual({
      ...{ daily: t4?.daily, special: t4?.special, single: t4?.single, firms: t4?.firms },
      ...{ withProblems: t4?.withProblems, filed: t4?.filed, joint: t4?.joint },
      ...{ notOnSite: t4?.notOnSite, aboveCap: t4?.aboveCap },
    })
    expect(counts).toMatchObject({ done: 3, 'with-findings': 2, 'without-findings': 1, filed: 1 })
    // Of September: twenty working days are over, and nothing of it is public.
    expect(counts).toMatchObject({ 'publication-overdue': 2, 'publication-waiting': 1 })
    for (const set of ['done', 'filed', 'publication-overdue'] as const) {
      const { chosen } = await viewVisitFigures(world, agencyHead, { year: 2026, set })
      expect(chosen?.visits).toHaveLength(counts[set])
      expect((await visitTable(world, agencyHead, { year: 2026, set })).visits).toHaveLength(
        counts[set],
      )
    }
    expect(groups.firm.map(({ visits }) => visits)).toEqual([1, 1, 1])
    const one = await viewVisitFigures(world, agencyHead, { year: 2026, shown: 1 })
    expect([one.groups.firm.length, one.firmsLeft, one.firms]).toEqual([1, 2, 3])
    expect(JSON.stringify([groups, counts])).not.toContain('陈立新')
  }))

test('objections and ratings: the supervisor reads each, the agency sums, an officer nothing', () =>
  withVisits(async ({ world, cast, stage }) => {
    const { agencyId } = cast.agencyHead
    const caseId = await playVisit(stage('2026-11-16'), { ...clean, until: 'told' })
    const rating = { kept: 'yes', shown: 'no', repeated: 'no', clean: 'yes', overall: 3 } as const
    await receiveRating(world, { agencyId, caseId }, { ...rating, words: '没有扫码。' })
    await receiveObjection(world, { agencyId, caseId }, { reasons: '结果写错了。', contact: null })
    const supervisor = await aSupervisorOf(world, agencyId)
    world.setTime('2026-12-21T01:00:00.000Z')
    const read = await viewVisitFigures(world, supervisor, { set: 'objection-overdue' })
    expect(read.counts).toMatchObject({ objected: 1, 'objection-waiting': 1 })
    expect(read.chosen?.visits.map(({ firm }) => firm)).toEqual([clean.firm.name])
    expect(read.ratings).toMatchObject({ answers: 1, notShown: 1, scores: [0, 0, 1, 0, 0] })
    expect(read.singleRatings?.rows).toMatchObject([{ caseId, overall: 3, words: '没有扫码。' }])
    const own = await viewVisitFigures(world, cast.departmentHead, {})
    expect([own.ratings, own.singleRatings]).toEqual([null, null])
    expect(() => viewVisitFigures(world, cast.officers[0], {})).toThrow(ForbiddenError)
    // Another agency than those one supervises, or one's own, is refused.
    const stranger = { agency: supervisor.agencyId }
    await expect(viewVisitFigures(world, cast.agencyHead, stranger)).rejects.toThrow(ForbiddenError)
  }))
