import { met, unmet } from '../../../kernel/requirement.ts'
import { twoOfficers } from '../../../authority/certificate.ts'
import { ruleBasis, type InspectionRules } from '../../../inspection/inspection-rules.ts'
import { agencyRule, systemRule } from '../../../shared/basis.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { law, needs } from '../../needs.ts'
import type { SigningSlice } from '../../parts/signing/slice.ts'
import {
  entryRefused,
  offsiteOwed,
  openObjection,
  problemsFound,
  type InspectionSlice,
} from './slice.ts'

type RuleName = Exclude<keyof InspectionRules, 'farMetres'>

/** Facts that were not loaded are no facts: whatever looks at them is refused. */
const notLoaded = '检查事项清单、频次上限和检查规则没有载入，不能办理检查'

/** A requirement that rests on a rule of inspection, which is named with its source. */
function byRule(
  id: string,
  name: RuleName,
  holds: (file: CaseFile, at: Circumstances) => boolean,
  reason: string,
): Requirement {
  return {
    id,
    check: (file, at) => {
      if (at.inspection === null) return unmet(notLoaded, [systemRule('order')])
      return holds(file, at) ? met : unmet(reason, [ruleBasis(at.inspection.rules[name])])
    },
  }
}

/** Without the facts no visit begins (`Requirement<null>`: it is asked of openings too). */
export const inspectionFactsLoaded: Requirement<null> = {
  id: 'inspection-facts-loaded',
  check: (_file, { inspection }) => {
    if (inspection === null) return unmet(notLoaded, [systemRule('order')])
    return inspection.published === null
      ? unmet('涉企行政检查事项清单还没有公布，不能检查', [
          ruleBasis(inspection.rules.itemsPublished),
        ])
      : met
  },
}

export const alone = needs<CaseFile>(
  'inspection-alone',
  ({ visit, filing }) => visit !== null && filing === null,
  '本案已经立案或者当场处罚，按处罚程序办理',
  law(54),
)

export const notApproved = byRule(
  'not-approved',
  'approval',
  ({ visit }) => visit?.approval == null,
  '检查已经批准',
)

export const approved = byRule(
  'visit-approved',
  'approval',
  ({ visit }) => visit?.approval != null,
  '检查还没有批准；紧急检查先行开始的，须补办审批后才能告知结果、办结',
)

export const approvedOrUrgent = byRule(
  'visit-approved-or-urgent',
  'approval',
  ({ visit }) => visit?.approval != null || visit?.urgent != null,
  '检查还没有经负责人批准，不能实施；情况紧急的，用“紧急检查先行开始”登记理由',
)

export const noticeMade = byRule(
  'notice-made',
  'notice',
  ({ visit }) => visit?.noticeOn != null,
  '还没有制作检查通知书；通知书须交给被检查企业后才能检查',
)

export const notNoticed = byRule(
  'notice-not-made',
  'notice',
  ({ visit }) => visit?.noticeOn == null,
  '检查通知书已经制作',
)

/** One set is printed: the codes of two would lead to two records. */
export const sheetsNotPrinted = needs<InspectionSlice>(
  'sheets-not-printed',
  ({ visit }) => visit?.sheetsMadeIn == null,
  '手写材料已经打印；再印一份的，打开案卷里的“检查材料”',
  systemRule('order'),
)

export const notArrived = needs<InspectionSlice>(
  'not-arrived',
  ({ visit }) => visit?.arrival == null,
  '已经亮证、扫码，检查已经开始',
  law(55),
)

/** 亮证、扫码 precede whatever is looked at (处罚法第55条). */
export const arrived = needs<InspectionSlice>(
  'visitors-arrived',
  ({ visit }) => visit?.arrival != null,
  '还没有出示执法证件、扫码登记，不能检查',
  law(55),
)

export const visitNotRecorded = needs<InspectionSlice>(
  'visit-not-recorded',
  ({ visit }) => visit?.record == null,
  '现场检查笔录已经制作',
  law(55),
)

export const recorded = needs<InspectionSlice>(
  'visit-recorded',
  ({ visit }) => visit?.record != null,
  '还没有制作现场检查笔录',
  law(55),
)

/** 笔录 read over and signed, or refused with the reason; a firm nobody was met of signs nothing. */
export const recordSigned = needs<InspectionSlice & SigningSlice>(
  'visit-record-signed',
  ({ visit, signings }) =>
    visit?.record == null ||
    signings.some(
      ({ paper: { id, type } }) =>
        type === 'onsite_inspection_record' || id === visit.record?.sheet,
    ),
  '现场检查笔录还没有经被检查人核对签名；拒绝签名的，登记拒绝的理由',
  law(55),
)

export const resultFound = byRule(
  'result-found',
  'resultTold',
  ({ visit }) => visit?.result != null,
  '还没有认定检查结果',
)

export const resultNotTold = byRule(
  'result-not-told',
  'resultTold',
  ({ visit }) => visit?.toldOn == null,
  '检查结果已经告知',
)

/** A result that was told stands, unless an objection was right. */
export const resultOpen = byRule(
  'result-open',
  'resultTold',
  ({ visit }) => visit?.toldOn == null || visit.reopened,
  '检查结果已经告知；有错的，由被检查企业提出异议，答复重新认定后办理',
)

/** 异议 is to a result that was told. */
export const resultTold = byRule(
  'result-was-told',
  'resultTold',
  ({ visit }) => visit?.toldOn != null && !visit.reopened,
  '检查结果还没有告知，没有可以提出异议的结果',
)

export const objectionWaits = needs<InspectionSlice>(
  'objection-waits',
  ({ visit }) => visit !== null && openObjection(visit) !== null,
  '没有等待答复的异议',
  systemRule('order'),
)

/** What the firm said is answered before anything ends (处罚法第7条: the right to state its case). */
export const objectionsAnswered = needs<InspectionSlice>(
  'objections-answered',
  ({ visit }) => visit === null || openObjection(visit) === null,
  '被检查企业提出的异议还没有答复',
  law(7),
)

/** Where an objection was right, the result is found and told anew first. */
export const resultNotReopened = needs<InspectionSlice>(
  'result-not-reopened',
  ({ visit }) => visit?.reopened !== true,
  '异议答复为重新认定，还没有重新认定结果',
  systemRule('order'),
)

/** 05 finds nobody who could be told. */
export const resultToldOrUnreachable = byRule(
  'result-told',
  'resultTold',
  ({ visit }) => visit?.toldOn != null || visit?.result?.code === '05',
  '还没有把检查结果告知被检查企业',
)

export const somebodyMet = needs<InspectionSlice>(
  'somebody-met',
  ({ visit }) => visit?.arrival?.nobodyThere !== true,
  '登记的是没有人在，没有可以检查的；认定“无法联系”',
  law(55),
)

/** Seen in public accounts only, so it is a setting with its source and no article. */
const offsiteRule = agencyRule(
  '异地检查备案，依据 四平市规范涉企行政检查“十严禁十落实”工作规范：检查后 20 日内备案，见公开报道，未见原文',
)

export const offsiteNotFiled = needs<InspectionSlice>(
  'offsite-not-filed',
  ({ visit }) => visit?.offsiteFiledOn == null,
  '异地检查已经备案',
  offsiteRule,
)

/** 异地检查 is filed before its volume is shelved. */
export const offsiteFiled = needs<InspectionSlice>(
  'offsite-filed',
  ({ visit }) => visit === null || !offsiteOwed(visit) || visit.offsiteFiledOn !== null,
  '异地检查还没有向同级司法行政机关备案',
  offsiteRule,
)

/** 没有扫码，不得现场检查: where entry was refused nothing is inspected and nothing taken. */
export const letIn = byRule(
  'visitors-let-in',
  'scan',
  ({ visit }) => visit === null || !entryRefused(visit),
  '登记的是拒绝检查、没有扫码，不得现场检查；认定“不配合检查情节严重”',
)

export const left = needs<InspectionSlice>(
  'visitors-left',
  ({ visit }) => visit?.way !== 'on-site' || visit.arrival === null || visit.leftAt !== null,
  '还没有登记离开的时间',
  systemRule('order'),
)

export const notLeft = needs<InspectionSlice>(
  'visitors-not-left',
  ({ visit }) => visit?.leftAt == null,
  '已经登记离开',
  systemRule('order'),
)

/** 发现问题的不能认定了事: what was found was corrected, is to be corrected, referred, or filed. */
export const correctionsRechecked = needs<CaseFile>(
  'corrections-rechecked',
  ({ corrections }) => corrections.every(({ recheck }) => recheck !== null),
  '责令改正还没有复查',
  law(28),
)

/** 06 says that correction was ordered: without an order it would be untrue. */
export const correctionOrdered = needs<CaseFile>(
  'correction-ordered',
  ({ visit, corrections }) => visit?.result?.code !== '06' || corrections.length > 0,
  '结果是“发现问题已责令改正”，还没有责令改正',
  law(28),
)

/** A firm that did not correct in time is not simply let go. */
export const correctedInTime = needs<CaseFile>(
  'corrected-in-time',
  ({ corrections }) => corrections.at(-1)?.recheck?.status !== 'not',
  '复查时没有改正，不能办结；请提请立案，或者再次责令改正',
  law(28),
  law(54),
)

/** 05 goes to market regulation, who keeps the list of firms that cannot be reached. */
export const referredWhereAsked = needs<InspectionSlice>(
  'finding-referred',
  ({ visit }) => visit?.result?.code !== '05' || visit.referral !== null,
  '结果是“无法联系”，还没有移送市场监督管理部门',
  systemRule('order'),
)

export const somethingFound = needs<InspectionSlice>(
  'something-found',
  ({ visit }) => visit !== null && problemsFound(visit).length > 0,
  '笔录中没有发现问题，没有要改正的',
  law(28),
)

/** 处罚法第42条, with certificates for inspecting. */
export const twoInspectors: Requirement = {
  id: 'two-inspectors',
  check: ({ investigators }, at) =>
    twoOfficers(
      investigators.map((id) => ({
        personId: id,
        name: at.nameOf(id),
        certificates: at.certificatesOf(id),
      })),
      { at: at.now, category: '行政检查', region: at.rules.region },
    ),
}
