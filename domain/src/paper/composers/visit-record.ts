import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import { partyCode } from '../../case/party.ts'
import { visitObstacles } from '../../case/procedures/inspection/obstacle.ts'
import type { Visit, VisitLine } from '../../case/procedures/inspection/slice.ts'
import { distanceText } from '../../inspection/distance.ts'
import type { VisitItem } from '../../inspection/inspection-item.ts'
import { lineResults, scanKinds } from '../../inspection/visit-codes.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import { eventOf, type Composer } from '../paper-source.ts'
import {
  byHand,
  facts,
  heading,
  instantText,
  officerLines,
  officerText,
  p,
  paper,
  paragraphs,
  readAndRight,
  sealedNumber,
  sentence,
  typed,
} from './parts.ts'

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

/** What the line looks at, without the mark its sentence ends with: it stands within another. */
const lookedAt = ({ item, finding }: Row): string =>
  withoutEnd(item.lines.find(({ id }) => id === finding.line)?.lookAt ?? finding.line, '。；')

/** 现场检查笔录 of a visit: made from the checklist; null for any other event. */
export const recordOfVisit: Composer = (source) => {
  const event = eventOf(source, 'VisitRecorded')
  const { visit } = source.file
  // What was written by hand is the record itself.
  if (!event || !visit || event.sheet !== undefined) return null
  const officers = event.officers.map((id) => officerText(source, id)).join('、')
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
        '检查人员已主动出示执法证件（证号如上），',
        ...(arrival?.noticeRefusal == null
          ? ['交付检查通知书，']
          : ['交付检查通知书时被拒收：', typed(sentence(arrival.noticeRefusal))]),
        '并告知被检查人依法享有陈述、申辩和申请回避的权利，以及如实回答询问、协助检查的义务。',
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
      ...passedText(found).map((text) => p(text)),
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

/** 其余 only where others were found otherwise. */
function passedText(rows: readonly Row[]): string[] {
  const passed = rows.filter(({ finding }) => finding.result === 'pass')
  if (passed.length === 0) return []
  const which = passed.length === rows.length ? '各项' : '其余各项'
  return [`${which}（${passed.map(lookedAt).join('；')}）经检查，没有发现问题。`]
}

/** 检查事项表: every line with its rule, by the version with which the visit began. */
const checklistTable: Composer = (source) => {
  const event = eventOf(source, 'VisitRecorded')
  const { visit } = source.file
  if (!event || !visit || event.sheet !== undefined) return null
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

/**
 * 检查未能实施情况记录: what was seen where nobody was met or let in; null where there is a 现场检查笔录. Somebody who saw it
 * beside the officers reads it over and signs.
 */
const obstacleRecord =
  (type: 'visit_obstacle_record' | 'witnessed_obstacle_record'): Composer =>
  (source) => {
    const event = eventOf(source, 'VisitResultFound')
    const { visit } = source.file
    if (!event?.obstacle || !visit?.arrival) return null
    const witnessed = event.obstacle.witness !== null
    if (witnessed !== (type === 'witnessed_obstacle_record')) return null
    const { arrival } = visit
    const { kind, witness } = event.obstacle
    const photos = evidenceOf(source.file).flatMap(({ name, file }) =>
      file === null
        ? []
        : [`${name}（${file.originalName}，内容指纹 ${file.sha256.slice(0, 16)}）`],
    )
    return paper(source, type, 'record', {
      blocks: [
        facts([
          ['被检查企业', `${visit.firm.name}（${partyCode(visit.firm)}）`],
          ['到场时间', instantText(arrival.at)],
          ['到场地点', arrival.place],
          ['检查人员', arrival.officers.map((id) => officerText(source, id)).join('、')],
          ['检查通知书', sealedNumber(source, 'inspection_notice')],
          ...(arrival.metresAway === null
            ? []
            : ([['到场位置', `距企业登记的位置${distanceText(arrival.metresAway)}`]] as const)),
          ...(arrival.helpers.length > 0
            ? ([['辅助人员', arrival.helpers.join('、')]] as const)
            : []),
          ['情形', visitObstacles[kind]],
          ...(arrival.metBy === null ? [] : ([['见到的人', arrival.metBy]] as const)),
          ...(arrival.noticeRefusal === null
            ? []
            : ([['拒收、拒绝检查的情况', arrival.noticeRefusal]] as const)),
          ...(witness === null ? [] : ([['在场的见证人', witness]] as const)),
        ]),
        heading('看到的情况'),
        ...paragraphs(event.explanation ?? ''),
        ...(photos.length === 0
          ? []
          : [heading('现场的照片、录像'), { kind: 'items' as const, items: photos }]),
        p(
          kind === 'nobody-met'
            ? '检查人员到场后没有见到可以接受检查的人，没有进入，没有查看其他情况。'
            : '检查人员已主动出示执法证件，告知被检查人有协助检查的义务、不得拒绝或者阻挠。因被拒绝，没有实施检查。',
        ),
        ...(witnessed ? [readAndRight('见证人', '与看到的情况相符')] : []),
      ],
      signatures: [
        ...(witnessed ? [byHand('见证人（签名、日期）')] : []),
        ...officerLines(source, arrival.officers, '检查人员'),
      ],
      dated: false,
    })
  }

export const visitRecordPapers = {
  inspection_item_checklist: checklistTable,
  visit_obstacle_record: obstacleRecord('visit_obstacle_record'),
  witnessed_obstacle_record: obstacleRecord('witnessed_obstacle_record'),
}
