import { partyCode } from '../../case/party.ts'
import type { InspectionEvent } from '../../case/procedures/inspection/event.ts'
import type { Visit } from '../../case/procedures/inspection/slice.ts'
import { problemsFound } from '../../case/procedures/inspection/slice.ts'
import {
  exemptReasons,
  helperKinds,
  onSiteReasons,
  resultCodes,
  visitGrounds,
  visitWays,
} from '../../inspection/visit-codes.ts'
import type { Block } from '../paper.ts'
import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
import {
  addressedParty,
  agencyHead,
  dateText,
  departmentHead,
  facts,
  heading,
  instantText,
  officerLines,
  officerText,
  opinions,
  p,
  paper,
  paragraphs,
  sealedNumber,
  sentence,
  typed,
  you,
} from './parts.ts'

const itemsText = ({ items }: Visit): string =>
  items.map(({ code, name }) => `${name}（${code}）`).join('、')

const basesText = ({ items }: Visit): string =>
  [...new Set(items.map(({ basis }) => basis))].join('；')

const officersText = (source: PaperSource, officers: readonly string[]): string =>
  officers.map((id) => officerText(source, id)).join('、')

type Approved = Extract<InspectionEvent, { type: 'VisitApproved' }>

const frequencyText = ({ frequency: { year, before, cap } }: Pick<Approved, 'frequency'>): string =>
  `${year}年度第${before + 1}次，上限${cap.times}次`

/** 检查审批表: whom, why, how often already, who goes; stays inside the agency. */
const approvalForm: Composer = (source) => {
  const event = eventOf(source, 'VisitApproved')
  const { visit } = source.file
  if (!event || !visit) return null
  const { cap, before } = event.frequency
  return paper(source, 'inspection_approval', 'form', {
    blocks: [
      facts([
        ['被检查企业', visit.firm.name],
        ['统一社会信用代码', partyCode(visit.firm)],
        ['检查的由来', `${visitGrounds[visit.ground]}（${visit.groundSource}）`],
        ['检查事项', itemsText(visit)],
        ['依据', basesText(visit)],
        ...(visit.departments.length > 0
          ? ([['联合检查的部门', visit.departments.join('、')]] as const)
          : []),
        [
          '检查方式',
          visit.onSiteReason === null
            ? visitWays[visit.way]
            : `${visitWays[visit.way]}，${onSiteReasons[visit.onSiteReason]}`,
        ],
        ['检查日期', dateText(event.plannedOn)],
        ['检查地点', event.place],
        ['检查人员', officersText(source, event.officers)],
        [
          '辅助人员',
          event.helpers.length === 0
            ? '没有'
            : `共${event.helpers.length}人：${event.helpers
                .map(({ name, kind, work }) => `${name}（${helperKinds[kind]}，${work}）`)
                .join('、')}`,
        ],
        ['本年度已检查次数', `${before}次`],
        ['年度频次上限', `${cap.times}次（${cap.source}）`],
        ...(event.exempt === null
          ? []
          : ([['不受上限限制的理由', exemptReasons[event.exempt]]] as const)),
        ...(visit.urgent === null
          ? []
          : ([
              ['先行开始的理由', `${visit.urgent.reason}（${dateText(visit.urgent.on)}先行开始）`],
            ] as const)),
      ]),
      heading('检查的必要性'),
      ...paragraphs(event.necessity),
      ...opinions(source, {
        proposal: '拟按上述安排实施检查，',
        roles: [departmentHead, agencyHead],
      }),
    ],
    dated: false,
  })
}

/** 检查通知书: what a firm has to know before anybody looks at anything. */
const visitNotice: Composer = (source) => {
  const event = eventOf(source, 'VisitNoticeMade')
  const { visit, investigators } = source.file
  if (!event || !visit?.team) return null
  const { rules } = source.at
  const who = you(visit.firm)
  return paper(source, 'inspection_notice', 'letter', {
    addressee: `${visit.firm.name}：`,
    blocks: [
      ...addressedParty(visit.firm),
      p(
        `依据${basesText(visit)}的规定，因${visitGrounds[visit.ground]}，本机关决定对${who}实施行政检查，现将有关事项通知如下：`,
      ),
      facts([
        ['检查事项', itemsText(visit)],
        ['检查方式', visitWays[visit.way]],
        ['检查时间', instantText(event.at)],
        ['检查地点', visit.team.place],
        ['检查人员', officersText(source, investigators)],
        ...(visit.team.helpers.length === 0
          ? []
          : ([
              [
                '辅助人员',
                visit.team.helpers
                  .map(({ name, kind }) => `${name}（${helperKinds[kind]}）`)
                  .join('、'),
              ],
            ] as const)),
        ...(visit.departments.length > 0
          ? ([['联合检查的部门', visit.departments.join('、')]] as const)
          : []),
        ['检查频次', frequencyText(event)],
      ]),
      heading(`${who}的权利`),
      numbered(event.words.rights),
      heading('检查人员严禁'),
      numbered(event.words.prohibitions),
      heading('检查人员不得'),
      numbered(event.words.mustNots),
      p(
        `${who}应当如实回答询问，并协助检查，不得拒绝或者阻挠（《中华人民共和国行政处罚法》第五十五条第二款）。`,
      ),
      p(
        `对检查有意见的，可以向${event.words.supervision}投诉、举报，也可以向本机关反映，电话：${rules.phone}。`,
      ),
    ],
  })
}

const numbered = (items: readonly string[]): Block => ({ kind: 'items', items: [...items] })

/** 检查结果告知书: the result, what was found, what has to be done, and to whom one may complain. */
const resultNotice: Composer = (source) => {
  const event = eventOf(source, 'VisitResultTold')
  const { visit, corrections, investigators } = source.file
  if (!event || !visit?.result) return null
  const { code, explanation, followUpBy } = visit.result
  const who = you(visit.firm)
  const order = corrections.at(-1)
  const day = visit.arrival ? `于${instantText(visit.arrival.at)}起` : ''
  return paper(source, 'inspection_result_notice', 'letter', {
    addressee: `${visit.firm.name}：`,
    blocks: [
      ...addressedParty(visit.firm),
      p(
        `本机关${day}对${who}实施行政检查（检查通知书 ${sealedNumber(source, 'inspection_notice')}），检查事项为${itemsText(visit)}。现将检查结果告知如下：`,
      ),
      p('检查结果：', typed(`${resultCodes[code]}（结果码 ${code}）。`)),
      ...(explanation === null ? [] : paragraphs(explanation)),
      ...(problemsFound(visit).length === 0
        ? []
        : [
            heading('发现的问题'),
            numbered(problemsFound(visit).map(({ finding }) => sentence(finding ?? ''))),
          ]),
      ...(order
        ? [
            p(
              `${who}应当在`,
              typed(dateText(order.deadline)),
              `前改正（责令改正通知书 ${sealedNumber(source, 'correction_order')}），期满后本机关将进行复查。`,
            ),
          ]
        : []),
      ...(followUpBy === null
        ? []
        : [p(`本机关将在${dateText(followUpBy)}前对发现的问题作出处理，并告知${who}。`)]),
      p(
        `本检查结果将依法公示。对检查结果有异议的，可以向本机关提出，电话：${source.at.rules.phone}；认为检查人员违法检查的，可以向同级司法行政机关投诉、举报。`,
      ),
      ...(event.refusal === null
        ? [p('本告知书当场交付', typed(event.toldTo), '。')]
        : [p('被检查人拒绝签收本告知书。', typed(sentence(event.refusal)))]),
    ],
    signatures: officerLines(source, investigators, '检查人员'),
  })
}

/** 异地检查备案表: where, why, with whose help; signed by the head of the agency. */
const offsiteFiling: Composer = (source) => {
  const event = eventOf(source, 'OffsiteVisitFiled')
  const { visit } = source.file
  if (!event || !visit?.arrival || !visit.team) return null
  return paper(source, 'offsite_inspection_filing', 'form', {
    blocks: [
      facts([
        ['备案机关', '同级司法行政机关'],
        ['被检查企业', `${visit.firm.name}（${partyCode(visit.firm)}）`],
        ['检查地区', visit.team.offsite],
        ['检查地点', visit.arrival.place],
        ['检查时间', instantText(visit.arrival.at)],
        ['检查通知书', sealedNumber(source, 'inspection_notice')],
        ['检查事项', itemsText(visit)],
        ['检查人员', officersText(source, visit.arrival.officers)],
        ['当地协助的机关', event.cooperation ?? '没有'],
        ...(visit.result ? ([['检查结果', resultCodes[visit.result.code]]] as const) : []),
      ]),
      heading('到异地检查的理由'),
      ...paragraphs(event.reason),
      ...opinions(source, {
        proposal: '拟向同级司法行政机关备案，',
        roles: [departmentHead, agencyHead],
      }),
    ],
  })
}

export const inspectionPapers = {
  offsite_inspection_filing: offsiteFiling,
  inspection_approval: approvalForm,
  inspection_notice: visitNotice,
  inspection_result_notice: resultNotice,
}
