import { penaltyMatters, serviceMatters } from '@zhaofa/domain/reference/matters.ts'
import { defaultReviewCatalogue } from '@zhaofa/domain/reference/review-catalogue.ts'
import type { AgencyRuleValues } from '@zhaofa/domain/rules/agency-rule-definition.ts'
import { agencyRuleDefinitions, agencyRuleNames } from '@zhaofa/domain/rules/agency-rule-values.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import type { JsonValue } from '../../storage/ledger/record.ts'
import {
  appendRuleVersions,
  type NewRuleVersion,
  type RuleAuthor,
} from '../../storage/rule-store.ts'
import { holidayNotices } from './holiday-notices.ts'
import { catalogueCode } from './load-reference.ts'

/** The day 行政处罚法 (2021) came into force: what an agency starts with counts from then on. */
const start = plainDate('2021-07-15')
const reason = '机关建立时的初始版本'

/**
 * Gives a new agency what it starts with: holiday notices 2023–2026, the matters, the review
 * catalogue and its own rules. `values` are rules the agency already knows, such as its bank.
 * Everything is versioned and recorded like any later change.
 */
export async function seedReference(
  tx: Tx,
  author: RuleAuthor,
  values: Partial<AgencyRuleValues> = {},
): Promise<void> {
  await appendRuleVersions(
    tx,
    [...calendars(), ...matters(), catalogue(), ...agencyRules(values)],
    author,
  )
}

function calendars(): NewRuleVersion[] {
  return holidayNotices.map(({ publishedOn, source, calendar }) => ({
    kind: 'calendar-year',
    code: String(calendar.year),
    after: 0,
    effectiveFrom: publishedOn,
    body: plain(calendar),
    source,
    reason,
  }))
}

function matters(): NewRuleVersion[] {
  return [...penaltyMatters, ...serviceMatters].map((matter) => ({
    kind: 'matter',
    code: matter.code,
    after: 0,
    effectiveFrom: start,
    // Its benchmark is an item of its own, which only the agency itself can set (处罚法第34条).
    body: plain({ ...matter, active: matter.type !== '行政强制' }),
    source: matter.source,
    reason,
  }))
}

function catalogue(): NewRuleVersion {
  return {
    kind: 'review-catalogue',
    code: catalogueCode,
    after: 0,
    effectiveFrom: defaultReviewCatalogue.effectiveFrom,
    body: plain({ grounds: defaultReviewCatalogue.grounds }),
    source: '行政处罚法第五十八条；国办发〔2018〕118号；地方目录（示范）',
    reason,
  }
}

function agencyRules(values: Partial<AgencyRuleValues>): NewRuleVersion[] {
  return agencyRuleNames.map((name) => {
    const { initial, source } = agencyRuleDefinitions[name]
    const own = values[name]
    return {
      kind: 'agency-rule',
      code: name,
      after: 0,
      effectiveFrom: start,
      body: plain({ value: own ?? initial }),
      source: own === undefined ? source : '本机关建立时填写',
      reason,
    }
  })
}

/** Reference values are plain data; JSON is how they are stored and committed to. */
function plain(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue
}
