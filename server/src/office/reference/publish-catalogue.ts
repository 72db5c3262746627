import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { workingDaysAfter } from '@zhaofa/domain/deadline/working-days.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { matterName } from '@zhaofa/domain/reference/matters.ts'
import { askedOfActs } from '@zhaofa/domain/review/asked-of-acts.ts'
import {
  actsText,
  groundBasisText,
  groundsInForce,
  type CatalogueGround,
} from '@zhaofa/domain/review/catalogue.ts'
import { asGround } from '@zhaofa/domain/review/former-ground.ts'
import { sentenceText } from '@zhaofa/domain/review/rule-sentence.ts'
import { catalogueLaw } from '@zhaofa/domain/review/rule-world.ts'
import { ruleKeeping } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Tx } from '../../storage/database.ts'
import { effectOfVersion, insertCatalogueEffect } from '../../storage/catalogue-effect-store.ts'
import { afterPublication, historyOf, type RuleVersion } from '../../storage/rule-store.ts'
import { findLegalUnit } from '../../storage/streams/legal-unit-stream.ts'
import type { Reference } from '../../world.ts'
import { catalogueCode, type RuleBodies } from './load-reference.ts'

/** Whether a list is the public one of the review catalogue. */
export const isCatalogueList = (item: string): boolean =>
  item === ruleKeeping('review-catalogue').publishedAs

type Newest = RuleVersion & {
  readonly grounds: readonly CatalogueGround[]
  readonly waits: boolean
}

/** The newest approved version, whether or not it counts yet; undefined before the agency has any. */
export async function newestCatalogue(tx: Tx, agencyId: string): Promise<Newest | undefined> {
  const newest = (await historyOf(tx, agencyId, 'review-catalogue', catalogueCode)).at(-1)
  if (!newest) return undefined
  const { grounds, effect } = newest.body as RuleBodies['review-catalogue']
  return { ...newest, grounds: grounds.map(asGround), waits: effect === afterPublication }
}

/** 重大执法决定法制审核目录清单: the grounds that count, each with the sentence by which it is judged. */
export async function catalogueRows(
  tx: Tx,
  agencyId: string,
  {
    grounds,
    rules: { reviewDays },
  }: {
    readonly grounds: readonly CatalogueGround[]
    readonly rules: Pick<AgencyRules, 'reviewDays'>
  },
): Promise<Row[]> {
  // 国办发〔2018〕118号四（十一）: the unit is named once the agency has named it.
  const unit = (await findLegalUnit(tx, agencyId))?.file.unit
  return groundsInForce({ grounds }).map((ground, i) => ({
    seq: String(i + 1),
    type: actsText(ground.acts),
    matter: ground.text,
    criteria: sentenceText(ground, matterName),
    basis: groundBasisText(ground),
    materials: askedOfActs(ground.acts).materials,
    focusPoints: askedOfActs(ground.acts).focus,
    timeLimit: `${reviewDays} 个工作日`,
    reviewBody: unit?.name ?? '法制审核机构',
  }))
}

type Listed = { readonly item: string; readonly rows: readonly Row[] }

/**
 * Why these rows may not be handed in or published: the public reads the catalogue by which cases are judged, so its
 * list has exactly the grounds of the newest approved version. Null for other lists.
 */
export async function catalogueRowsRefusal(
  tx: Tx,
  agencyId: string,
  { item, rows }: Listed,
  rules: AgencyRules,
): Promise<Refusal | null> {
  if (!isCatalogueList(item)) return null
  const newest = await newestCatalogue(tx, agencyId)
  if (!newest) return { reason: '本机关还没有法制审核目录', basis: [catalogueLaw] }
  const derived = await catalogueRows(tx, agencyId, { grounds: newest.grounds, rules })
  if (sameRows(rows, derived)) return null
  return {
    reason: `和已批准的法制审核目录（第 ${newest.version} 版）不一致。清单由系统按目录生成，不能另写：要改的，先在“法制审核目录”里提请变更；目录又有新版本的，请重新采集`,
    basis: [catalogueLaw],
  }
}

function sameRows(listed: readonly Row[], derived: readonly Row[]): boolean {
  return (
    listed.length === derived.length &&
    derived.every((row, i) =>
      Object.entries(row).every(([name, text]) => (listed[i]?.[name] ?? '') === text),
    )
  )
}

/** A version that comes to count with a publication, and its first day. */
type TakesEffect = {
  readonly ruleId: string
  readonly version: number
  readonly effectiveFrom: PlainDate
}

/**
 * From which day the catalogue counts that is made public today: not before so many working days (本局规则), nor
 * before the day that was approved. Null for other lists and for a version that counts already.
 */
export async function effectOfPublishing(
  tx: Tx,
  agencyId: string,
  listed: Listed,
  { reference, today }: { reference: Reference; today: PlainDate },
): Promise<Outcome<TakesEffect | null, Refusal>> {
  const wrong = await catalogueRowsRefusal(tx, agencyId, listed, reference.rules)
  if (wrong) return refuse(wrong)
  const newest = isCatalogueList(listed.item) ? await newestCatalogue(tx, agencyId) : undefined
  if (!newest?.waits) return accept(null)
  const known = await effectOfVersion(tx, agencyId, newest)
  if (known.effect) return accept(null)
  const first = workingDaysAfter(today, reference.rules.catalogueNoticeDays, reference.calendar)
  if (!first.known) {
    return refuse({
      reason: `还没有录入 ${first.missingYear} 年的放假安排，算不出目录从哪一天起适用，录入后可以公布`,
      basis: [systemRule('order')],
    })
  }
  const effectiveFrom = first.on > newest.effectiveFrom ? first.on : newest.effectiveFrom
  return accept({ ruleId: known.ruleId, version: newest.version, effectiveFrom })
}

/** Writes down with which publication the version comes to count, and when. */
export async function catalogueTakesEffect(
  tx: Tx,
  actor: Actor,
  effect: TakesEffect,
  published: {
    readonly version: number
    readonly on: PlainDate
    readonly at: string
    readonly agencyId: string
  },
): Promise<void> {
  await insertCatalogueEffect(tx, {
    agency_id: published.agencyId,
    rule_id: effect.ruleId,
    version: effect.version,
    list_version: published.version,
    published_on: published.on,
    effective_from: effect.effectiveFrom,
    by_person: actor.personId,
    at: new Date(published.at),
  })
}
