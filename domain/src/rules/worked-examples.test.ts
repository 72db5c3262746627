import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { getAct } from '../../test/get-act.ts'
import {
  company,
  decided,
  doAct,
  openSpotCase,
  person,
  photo,
  refusalsOf,
  stall,
  told,
} from '../../test/spot-case.ts'
import { calendar2025To2026 } from '../../test/calendars.ts'
import { frequencyOf, isCapReached } from '../inspection/frequency.ts'
import { inspectionRules } from '../../test/circumstances.ts'
import { exemptReasons, type ExemptReason } from '../inspection/visit-codes.ts'
import { doInVisit, visitOn, visitUpTo } from '../../test/visit-case.ts'
import type { CaseFile } from '../case/case-file.ts'
import { mayRaiseObjection } from '../publicity/visits/visit-page.ts'
import { earliestHearing } from '../case/parts/hearing/limits.ts'
import { certificateCovers } from '../authority/certificate.ts'
import { citationStatus } from '../citation/citation-status.ts'
import { dueOf, startLimit } from '../deadline/limit-instance.ts'
import { lengthText } from '../deadline/explain-limit.ts'
import { getLimit, isLimitId, limitIds } from '../deadline/limits.ts'
import { assessAmount } from '../discretion/assess-amount.ts'
import { idCardProblem } from '../identity-codes/id-card.ts'
import { organisationCodeProblem } from '../identity-codes/organisation-code.ts'
import { usccProblem } from '../identity-codes/uscc.ts'
import { laws } from '../reference/laws.ts'
import { withBenchmark } from '../../test/sample-benchmarks.ts'
import { defaultReviewCatalogue } from '../reference/review-catalogue.ts'
import { deliberationRequired, hearingRight, legalReviewGrounds } from '../review/grounds.ts'
import { nothingSpecial, type ReviewFacts } from '../review/review-facts.ts'
import { cite } from '../shared/citation.ts'
import { fenFromYuan } from '../shared/money.ts'
import { chinaDay, plainDate } from '../shared/plain-date.ts'
import { proposedDisclosureRules } from '../publicity/disclosure-rules.ts'
import { expiryOf } from '../publicity/notice/display-period.ts'
import { deemedServedOn } from '../case/parts/service/slice.ts'
import { newSeizure } from '../case/parts/seizure/change.ts'
import { approvalDue, lastDayOfGood } from '../case/parts/seizure/limits.ts'
import type { Seizure } from '../case/parts/seizure/slice.ts'
import type { PenaltyKind } from '../case/penalty.ts'
import { summaryPenalty } from '../case/procedures/summary-penalty/procedure.ts'
import { surchargeOf } from '../surcharge/surcharge.ts'
import { agencyRuleDefinitions } from './agency-rule-values.ts'

const pages = join(import.meta.dirname, '../../../docs/rules')

/** The rows of the table under "Worked examples", one array of cells each. */
function workedExamples(page: string, heading = '## Worked examples'): string[][] {
  const text = readFileSync(join(pages, page), 'utf8')
  const table = text.split(heading)[1] ?? ''
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

const fen = (yuan: string) => fenFromYuan(yuan) ?? Number.NaN
const rules = { hearingThresholdFen: agencyRuleDefinitions.hearingThresholdFen.initial }

const ordinary: ReviewFacts = {
  ...nothingSpecial,
  act: 'penalty',
  kinds: ['fine'],
  fineFen: 1_800_000,
}

type Held = { added?: string; from?: string; to?: string; back?: string }

/** One thing in custody, seized at that instant and urgent. */
function seizureOf(startedAt: string, { added = '0', from, to, back }: Held): Seizure {
  const proposal = { measure: 'detain' as const, basis: '', target: '', reason: '', digest: '' }
  const custody = { custodian: 'store' as const, custodianName: '', custodyPlace: '' }
  return {
    ...newSeizure({ seizure: 1, ...proposal }),
    urgent: { ground: 'moving', explanation: '', reportedAt: startedAt },
    seized: { startedAt, on: chinaDay(startedAt), officers: [], ...custody },
    extensions:
      added === '0'
        ? []
        : [
            {
              ...{ version: 1, days: Number(added), approvedOn: chinaDay(startedAt) },
              ...{ reason: '', toldOn: null },
            },
          ],
    examinations:
      from && to
        ? [
            {
              goods: [1],
              institution: '',
              from: plainDate(from),
              to: plainDate(to),
              endedOn: back ? plainDate(back) : null,
            },
          ]
        : [],
  }
}

const factsOf = (cell: string): ReviewFacts => ({
  ...ordinary,
  ...(JSON.parse(cell.replaceAll('`', '')) as Partial<ReviewFacts>),
})

describe('docs/rules: the worked examples hold', () => {
  test.each(workedExamples('counting-days.md'))('%s from %s: %s', (id, from, last) => {
    if (!isLimitId(id!)) throw new Error(`no limit ${id}`)
    const on = plainDate(from!)
    const due = dueOf(startLimit(id, { event: '开始', on }), calendar2025To2026, on)

    expect(due.known ? due.on : `not before ${due.notBefore}`).toBe(last)
  })

  test.each(workedExamples('surcharge.md'))(
    'a fine of %s due %s paid %s, remedy %j: %s days, %s yuan',
    (fine, due, paid, remedy, days, yuan) => {
      const [from = '', to = ''] = remedy!.split('..')
      const remedies = remedy
        ? [{ from: plainDate(from), to: to === '' ? null : plainDate(to) }]
        : []
      const sum = surchargeOf({
        fineFen: fen(fine!),
        dueOn: plainDate(due!),
        paidOn: plainDate(paid!),
        remedies,
      })

      expect(sum).toMatchObject({ days: Number(days), fen: fen(yuan!) })
    },
  )

  test.each(workedExamples('discretion.md'))(
    '%s, gains %j, tier %j, fine %s, reason %j: %s',
    (code, gains, tier, fine, reason, outcome) => {
      const assessed = assessAmount({
        matter: withBenchmark(code!),
        gainsFen: gains ? fen(gains) : null,
        fineFen: fen(fine!),
        tier: tier || null,
        reason: reason || null,
      })
      const name = assessed.ok ? assessed.value.tier?.name : undefined
      const found = !assessed.ok
        ? 'refused'
        : assessed.value.mitigated
          ? 'mitigated'
          : assessed.value.deviates
            ? `deviates to ${name}`
            : `within ${name}`

      expect(found).toBe(outcome)
    },
  )

  test.each(workedExamples('legal-review.md'))('legal review of %s: %s', (facts, grounds) => {
    const found = legalReviewGrounds(factsOf(facts!), defaultReviewCatalogue, rules)

    expect(found.map(({ id }) => id).join(' ') || 'none').toBe(grounds)
  })

  test.each(workedExamples('hearing.md'))(
    'a notice handed over on %s: the hearing on %s at the earliest',
    (servedOn = '', heldOn) => {
      expect(earliestHearing(plainDate(servedOn), calendar2025To2026)).toBe(heldOn)
    },
  )

  test.each(workedExamples('signatures-and-service.md'))(
    'announced on %s: deemed served on %s',
    (announcedOn = '', deemed) => {
      expect(deemedServedOn(plainDate(announcedOn))).toBe(deemed)
    },
  )

  test.each(workedExamples('hearing-right.md'))('hearing on %s: items %s', (facts, items) => {
    const found = hearingRight(factsOf(facts!), rules)

    expect(found.map(({ basis }) => basis.item).join(' ') || 'none').toBe(items)
  })

  test.each(workedExamples('seizure.md').filter((row) => row.length === 6))(
    'seized %s, %s days added, examined %s to %s, back %s: until %s',
    (seized, added, from, to, back, last) => {
      expect(
        lastDayOfGood(seizureOf(`${seized}T02:00:00.000Z`, { added, from, to, back }), 1),
      ).toBe(last)
    },
  )

  test.each(workedExamples('seizure.md', '## Twenty-four hours'))(
    'urgent since %s, approved %s: in time %s',
    (begun, approved, inTime) => {
      const due = approvalDue(seizureOf(begun!, {}))
      expect(Date.parse(approved!) <= Date.parse(due ?? '') ? 'yes' : 'no').toBe(inTime)
    },
  )

  test.each(workedExamples('deliberation.md'))('deliberation of %s: %s', (facts, why) => {
    const found = deliberationRequired(factsOf(facts!), rules)

    expect(found.map(({ text }) => text).join(' ') || 'none').toBe(why)
  })

  test.each(workedExamples('summary-procedure.md'))(
    'on the spot, %s, %s yuan: %s, collected %j',
    (kind, yuan, onTheSpot, collected) => {
      const party = [person, stall, company].find((each) => each.kind === kind)
      if (!party) throw new Error(`no party ${kind}`)
      const act = (id: string) => getAct(summaryPenalty, id)
      const evidence = doAct(openSpotCase(party), act('add-evidence'), photo)
      const proposed = told(fen(yuan!))
      const refused = refusalsOf(evidence, act('hear-party'), proposed)
      expect(refused.length === 0 ? 'yes' : 'no').toBe(onTheSpot)
      expect(refused.every((each) => each.endsWith('行政处罚法第五十一条'))).toBe(true)
      if (onTheSpot === 'no') return
      const heard = doAct(evidence, act('hear-party'), proposed)
      const file = doAct(heard, act('decide-on-the-spot'), decided(fen(yuan!)))
      const collecting = { reason: null, receiptNo: '吉财 1', onWater: false }
      const small = refusalsOf(file, act('collect-on-the-spot'), { ...collecting, ground: 'small' })
      const hard = { ...collecting, ground: 'hard-later', reason: '流动经营，没有固定住所' }
      expect(refusalsOf(file, act('collect-on-the-spot'), hard)).toEqual([])
      expect(small.length === 0 ? '68(1)' : 'with a reason').toBe(collected)
    },
  )

  test.each(workedExamples('law-versions.md'))('%s on %s: %s', (title, on, status) => {
    expect(citationStatus(cite(title!, 1), plainDate(on!), laws).status).toBe(status)
  })

  test.each(workedExamples('identity-codes.md'))('%s %s: %s', (kind, code, answer) => {
    const check = { uscc: usccProblem, org: organisationCodeProblem }[kind!]
    const problem = check ? check(code!) : idCardProblem(code!)

    expect(problem ?? 'right').toBe(answer)
  })

  test.each(workedExamples('disclosure.md'))(
    'display: %s of %s yuan, decided %s, until %s',
    (kinds, fine, decidedOn, last, creditClass) => {
      const penalty = {
        kinds: kinds!.split(', ') as PenaltyKind[],
        fineFen: fen(fine!),
        confiscatedFen: 0,
        confiscatedGoods: null,
        terms: null,
      }
      const period = expiryOf(
        {
          outcome: 'penalty',
          penalty,
          partyKind: 'organisation',
          procedure: 'ordinary',
          decidedOn: plainDate(decidedOn!),
        },
        proposedDisclosureRules,
      )
      expect(period).toMatchObject({ expiresOn: last, creditClass })
    },
  )

  test('the table of limits lists every limit with its length, action and source', () => {
    const rows = workedExamples('limits.md', '## All limits')

    expect(rows.map(([id]) => id)).toEqual(limitIds)
    for (const [id, , , length, action, , , , source] of rows) {
      if (!isLimitId(id!)) throw new Error(`no limit ${id}`)
      const rule = getLimit(id)
      expect(length?.startsWith(lengthText(rule.length)), id).toBe(true)
      expect([action, source]).toEqual([rule.action, rule.source])
    }
  })

  test.each(workedExamples('inspection.md'))(
    'visits %s, judged on %s: %s counted of %s, cap reached: %s',
    (visits, on, counted, listed, reached) => {
      const done = (visits ?? '').split(', ').filter(Boolean)
      const frequency = frequencyOf(
        done.map((each) => {
          const [day = '', exempt = ''] = each.split(' ')
          const reason = Object.hasOwn(exemptReasons, exempt) ? (exempt as ExemptReason) : null
          return visitOn(day, { exempt: reason })
        }),
        plainDate(on!),
        inspectionRules.frequency.value,
      )
      const capped = isCapReached(frequency, { times: 2, source: '' })
      expect([frequency.counted, frequency.visits.length, capped ? 'yes' : 'no']).toEqual([
        Number(counted),
        Number(listed),
        reached,
      ])
    },
  )

  test.each(workedExamples('inspection-firm.md'))(
    'told: %s, objections: %s, shelved: %s; may object: %s',
    (told, objections, shelved, may) => {
      const outcomes = (objections ?? '').split(', ').filter(Boolean)
      let visit = visitUpTo(told === 'yes' ? 'told' : 'found')
      for (const outcome of outcomes) {
        const objected = { reasons: '价签当天已经补齐', contact: null }
        visit = doInVisit(visit, 'register-objection', objected)
        if (outcome !== 'waits') {
          visit = doInVisit(visit, 'answer-objection', { outcome, words: '已经核对。' })
        }
      }
      const archive = shelved === 'yes' ? { on: plainDate('2026-12-02') } : null
      expect(mayRaiseObjection({ ...visit, archive } as CaseFile) ? 'yes' : 'no').toBe(may)
    },
  )

  test.each(workedExamples('officers.md'))(
    'the certificate and the act %s: covered %s',
    (act, covered) => {
      const validTo = plainDate('2026-11-23')
      const certificate = {
        number: '07030022016',
        categories: ['行政处罚'],
        region: '220300',
        validFrom: plainDate('2025-01-01'),
        validTo,
        status: 'active' as const,
        changes: [
          { at: '2025-01-01T01:00:00Z', status: 'active' as const, validTo },
          { at: '2026-06-01T12:00:00+08:00', status: 'suspended' as const, validTo },
          { at: '2026-06-10T12:00:00+08:00', status: 'active' as const, validTo },
        ],
      }
      const chen = { personId: 'chen', name: '陈立新', certificates: [certificate] }
      const given = JSON.parse(act!.replaceAll('`', '')) as { at: string }
      const answer = certificateCovers(chen, { category: '行政处罚', region: '220302', ...given })

      expect(answer.met ? 'yes' : 'no').toBe(covered)
    },
  )

  test('every page that has a table is among them', () => {
    expect(workedExamples('counting-days.md').length).toBeGreaterThan(15)
    expect(workedExamples('legal-review.md').length).toBeGreaterThan(20)
    expect(workedExamples('officers.md').length).toBeGreaterThan(10)
    expect(workedExamples('summary-procedure.md').length).toBeGreaterThan(10)
  })
})
