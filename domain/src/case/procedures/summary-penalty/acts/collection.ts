import { checkDaySince } from '../../../day-checks.ts'
import type { FieldProblem } from '../../../../kernel/field-problem.ts'
import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import type { Fen } from '../../../../shared/money.ts'
import { yuanText } from '../../../../shared/money.ts'
import { type PlainDate } from '../../../../shared/plain-date.ts'
import type { CaseFile } from '../../../case-file.ts'
import { act, type Requirement } from '../../../case-kernel.ts'
import { met, unmet } from '../../../../kernel/requirement.ts'
import { unpaidFen } from '../../../parts/payment/slice.ts'
import { decided } from '../../../parts/decision/requirements.ts'
import { decisionServed } from '../../../parts/service/requirements.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import {
  collected,
  handedIn,
  landed,
  notBanked,
  notHandedIn,
  onWater as collectedOnWater,
} from '../requirements.ts'
import { handInFrom, handledOnTheSpot } from '../slice.ts'
import { collectionGrounds, type CollectionGround } from '../spot-codes.ts'

const smallFen: Fen = 10_000

const stillOwed: Requirement = {
  id: 'still-owed',
  check: (file) => (unpaidFen(file) > 0 ? met : unmet('没有应缴的罚款', [cite('行政处罚法', 67)])),
}

const nothingCollected: Requirement = {
  id: 'nothing-collected',
  check: ({ spot }) =>
    spot?.collection ? unmet('已经当场收缴罚款', [cite('行政处罚法', 68)]) : met,
}

const collectedHere = (file: CaseFile) => handledOnTheSpot(file) && file.spot?.collection != null

/** Officers take money only where the law opens the door; else it goes to the bank (处罚法第67至70条). */
export const collectOnTheSpot = act({
  id: 'collect-on-the-spot',
  title: '当场收缴罚款',
  step: 'perform',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '票据存根入卷；执法人员自收缴之日（在水上收缴的，自抵岸之日）起二日内交至本机关。',
  basis: [cite('行政处罚法', 68), cite('行政处罚法', 69), cite('行政处罚法', 70)],
  form: {
    ground: form.choice({
      label: '当场收缴的情形',
      options: collectionGrounds,
      basis: cite('行政处罚法', 68),
    }),
    reason: form.optional(
      form.text({
        label: '事后难以执行的理由，或者当事人提出的情况',
        max: 300,
        hint: '罚款一百元以下的不填',
      }),
    ),
    receiptNo: form.text({
      label: '财政票据号',
      max: 50,
      hint: '必须向当事人出具财政部门统一制发的专用票据',
      basis: cite('行政处罚法', 70),
    }),
    onWater: form.yesNo({ label: '是否在水上收缴', basis: cite('行政处罚法', 71) }),
  },
  papers: ['fine_receipt'],
  recording: ['AV10'],
  requires: [notEnded, decided, decisionServed, stillOwed, nothingCollected],
  applies: (file) => handledOnTheSpot(file) && (file.decision?.draft.penalty.fineFen ?? 0) > 0,
  settled: ({ spot }) => spot?.collection != null,
  defaults: (file) => ({
    onWater: false,
    ...((file.decision?.draft.penalty.fineFen ?? 0) <= smallFen && { ground: 'small' as const }),
  }),
  known: (file) => [
    { label: '罚款', value: `${yuanText(unpaidFen(file))} 元`, source: '当场行政处罚决定书' },
  ],
  checks: (file, input, { today }) => checkCollection(file, input, today),
  events: (file, input) => [{ type: 'FineCollectedOnSpot', ...input, fen: unpaidFen(file) }],
})

function checkCollection(
  file: CaseFile,
  { ground, reason }: { ground: CollectionGround; reason: string | null },
  today: PlainDate,
): FieldProblem[] {
  const fineFen = file.decision?.draft.penalty.fineFen ?? 0
  const problems: FieldProblem[] = []
  if (file.spot?.handedOver?.on !== today && ground !== 'remote') {
    const message =
      '决定书不是今天交付的，不再是当场收缴；请当事人到指定的银行或者通过电子支付系统缴纳'
    problems.push({ field: 'ground', message, basis: cite('行政处罚法', 67) })
  }
  if (ground === 'small' && fineFen > smallFen) {
    const message = `罚款 ${yuanText(fineFen)} 元，超过一百元；除不当场收缴事后难以执行，或者边远、水上、交通不便地区当事人提出的以外，不得自行收缴`
    problems.push({ field: 'ground', message, basis: cite('行政处罚法', 68, { item: 1 }) })
  }
  if (ground !== 'small' && reason === null) {
    const [message, article] =
      ground === 'remote'
        ? ['须写明当事人提出的情况，以及到银行或者电子支付确有困难的理由', 69]
        : (['须写明不当场收缴事后难以执行的理由', 68] as const)
    problems.push({ field: 'reason', message, basis: cite('行政处罚法', Number(article)) })
  }
  return problems
}

/** 抵岸之日 starts the two days of a fine collected on the water (处罚法第71条). */
export const recordLanding = act({
  id: 'record-landing',
  title: '登记抵岸',
  step: 'hand-in',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '自抵岸之日起二日内把罚款交至本机关。',
  basis: [cite('行政处罚法', 71)],
  form: { on: form.date({ label: '抵岸日期' }) },
  papers: [],
  recording: [],
  requires: [notEnded, collected, collectedOnWater],
  applies: (file) => collectedHere(file) && file.spot?.collection?.onWater === true,
  defaults: (_file, { today }) => ({ on: today }),
  checks: (file, { on }, { today }) =>
    checkDay(on, today, file.spot?.collection?.collectedOn ?? null, '收缴之日'),
  events: (_file, { on }) => [{ type: 'CollectorLanded', on }],
})

export const handInCollection = act({
  id: 'hand-in-collection',
  title: '上交当场收缴的罚款',
  step: 'hand-in',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '本机关自收到之日起二日内缴付指定的银行。',
  basis: [cite('行政处罚法', 71)],
  form: { on: form.date({ label: '交至本机关的日期' }) },
  papers: [],
  recording: [],
  requires: [notEnded, collected, landed, notHandedIn],
  applies: collectedHere,
  defaults: (_file, { today }) => ({ on: today }),
  checks: ({ spot }, { on }, { today }) =>
    checkDay(on, today, spot?.collection ? handInFrom(spot.collection) : null, '收缴（抵岸）之日'),
  events: (_file, { on }) => [{ type: 'CollectionHandedIn', on }],
})

export const bankCollection = act({
  id: 'bank-collection',
  title: '登记缴付银行',
  step: 'hand-in',
  by: ['officer', 'department-head'],
  approvals: [],
  presses: true,
  effect: '缴款凭证入卷；当场收缴的罚款到此结清。',
  basis: [cite('行政处罚法', 71)],
  form: {
    on: form.date({ label: '缴付银行的日期' }),
    voucherNo: form.text({ label: '银行缴款凭证号', max: 50 }),
  },
  papers: [],
  recording: [],
  requires: [notEnded, collected, handedIn, notBanked],
  applies: collectedHere,
  defaults: (_file, { today }) => ({ on: today }),
  checks: ({ spot }, { on }, { today }) =>
    checkDay(on, today, spot?.collection?.handedInOn ?? null, '交至本机关之日'),
  events: (_file, input) => [{ type: 'CollectionBanked', ...input }],
})

function checkDay(
  on: PlainDate,
  today: PlainDate,
  earliest: PlainDate | null,
  name: string,
): FieldProblem[] {
  const message = `不能早于${name}`
  const basis = cite('行政处罚法', 71)
  return checkDaySince('on', on, { day: earliest, message, basis }, { today })
}
