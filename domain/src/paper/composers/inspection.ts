import { partyCode } from '../../case/party.ts'
import type { InspectionEvent } from '../../case/procedures/inspection/events.ts'
import type { VisitLine, Visit } from '../../case/procedures/inspection/slice.ts'
import { problemsFound } from '../../case/procedures/inspection/slice.ts'
import { distanceText } from '../../inspection/distance.ts'
import type { VisitItem } from '../../inspection/inspection-item.ts'
import {
  exemptReasons,
  helperKinds,
  lineResults,
  onSiteReasons,
  resultCodes,
  scanKinds,
  visitGrounds,
  visitWays,
} from '../../inspection/visit-codes.ts'
import type { Block } from '../paper.ts'
import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
import {
  addressedParty,
  agencyHead,
  byHand,
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
  readAndRight,
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

type Row = { readonly item: VisitItem; readonly finding: VisitLine }

/** Each line of the visit's own checklist with what was found. */
function rowsOf({ items }: Visit, lines: readonly VisitLine[]): Row[] {
  return items.flatMap((item) =>
    item.lines.flatMap(({ id }) => {
      const finding = lines.find(({ line }) => line === id)
      return finding ? [{ item, finding }] : []
    }),
  )
}

const lookedAt = ({ item, finding }: Row): string =>
  item.lines.find(({ id }) => id === finding.line)?.lookAt ?? finding.line

/** 现场检查笔录 of a visit: made from the checklist; null for any other event. */
export const recordOfVisit: Composer = (source) => {
  const event = eventOf(source, 'VisitRecorded')
  const { visit } = source.file
  if (!event || !visit) return null
  const officers = officersText(source, event.officers)
  const { arrival } = visit
  const found = rowsOf(visit, event.lines)
  return paper(source, 'onsite_inspection_record', 'record', {
    blocks: [
      facts([
        ['检查时间', `${instantText(event.startedAt)} 至 ${instantText(event.endedAt)}`],
        ['检查地点', event.place],
        ['被检查企业', `${visit.firm.name}（${partyCode(visit.firm)}）`],
        ['现场负责人', `${event.onsitePerson}（${event.onsiteRole}）`],
        ['检查人员', officers],
        ['检查通知书', sealedNumber(source, 'inspection_notice')],
        ...(arrival?.scan
          ? ([['扫码', `${scanKinds[arrival.scan.kind]}，${instantText(arrival.at)}`]] as const)
          : []),
        ...(arrival?.metresAway == null
          ? []
          : ([['到场位置', `距企业登记的位置${distanceText(arrival.metresAway)}`]] as const)),
        ...(arrival && arrival.helpers.length > 0
          ? ([['辅助人员', arrival.helpers.join('、')]] as const)
          : []),
        ['音像记录编号', event.recording ?? `未录制，原因：${event.unrecordedReason ?? ''}`],
      ]),
      p(
        `检查人员已主动出示执法证件（${officers}），交付检查通知书，并告知被检查人依法享有陈述、申辩和申请回避的权利，以及如实回答询问、协助检查的义务。`,
      ),
      p(`被检查人${event.recusalAsked ? '申请回避。' : '不申请回避。'}`),
      heading('检查情况'),
      ...found
        .filter(({ finding }) => finding.result !== 'pass')
        .map((row) =>
          p(
            `${lookedAt(row)}：${lineResults[row.finding.result]}。`,
            typed(sentence(row.finding.finding ?? '')),
          ),
        ),
      p(passedText(found)),
      ...(event.remarks === null ? [] : paragraphs(event.remarks)),
      { kind: 'blank-rest' },
      readAndRight('被检查人或者现场负责人', '与现场情况相符'),
    ],
    signatures: [
      byHand('被检查人或者现场负责人（签名、日期）'),
      ...officerLines(source, event.officers, '检查人员'),
      byHand('见证人（签名、日期）'),
    ],
    dated: false,
  })
}

function passedText(rows: readonly Row[]): string {
  const passed = rows.filter(({ finding }) => finding.result === 'pass')
  return passed.length === 0
    ? ''
    : `其余各项（${passed.map(lookedAt).join('、')}）经检查，没有发现问题。`
}

/** 检查事项表: every line with its rule, by the version with which the visit began. */
const checklistTable: Composer = (source) => {
  const event = eventOf(source, 'VisitRecorded')
  const { visit } = source.file
  if (!event || !visit) return null
  return paper(source, 'inspection_item_checklist', 'list', {
    blocks: [
      facts([
        ['被检查企业', visit.firm.name],
        [
          '清单版本',
          visit.items
            .map(({ name, checklist }) =>
              checklist === null ? `${name}：公布的检查要点` : `${name}：第${checklist}版`,
            )
            .join('；'),
        ],
      ]),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.2, align: 'center' },
          { title: '事项', share: 3 },
          { title: '检查内容', share: 4 },
          { title: '依据', share: 5 },
          { title: '结论', share: 2, align: 'center' },
          { title: '看到的情况', share: 5 },
        ],
        rows: rowsOf(visit, event.lines).map((row, i) => [
          String(i + 1),
          row.item.name,
          lookedAt(row),
          row.item.lines.find(({ id }) => id === row.finding.line)?.rule ?? row.item.basis,
          lineResults[row.finding.result],
          row.finding.finding ?? '符合规定',
        ]),
      },
    ],
    signatures: [
      byHand('被检查人（签名、日期）'),
      ...officerLines(source, event.officers, '检查人员'),
    ],
    dated: false,
  })
}

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

export const inspectionPapers = {
  inspection_approval: approvalForm,
  inspection_notice: visitNotice,
  inspection_item_checklist: checklistTable,
  inspection_result_notice: resultNotice,
}
