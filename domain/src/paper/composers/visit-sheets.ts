import { partyCode } from '../../case/party.ts'
import { lineResults, type ScanKind } from '../../inspection/visit-codes.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
import {
  byHand,
  dateText,
  facts,
  heading,
  officerLines,
  officerText,
  p,
  paper,
  readAndRight,
  sealedNumber,
} from './parts.ts'

/** Room on a line for a word, a name, an hour. */
const room = (places: number): string => '＿'.repeat(places)
const hour = `${room(2)}时${room(2)}分`
const box = (words: string): string => `□ ${words}`
const choice = (words: Readonly<Record<string, string>>): string =>
  Object.values(words).map(box).join('　')

/** The same as `scanKinds`, as short as a line of paper needs. */
const scanned: Readonly<Record<ScanKind, string>> = {
  firm: '扫营业执照码',
  officers: '企业扫亮证码',
}

const officersText = (source: PaperSource): string =>
  source.file.investigators.map((id) => officerText(source, id)).join('、')

/** 现场检查笔录 to be written by hand: what is known is printed, what is found at the door has its room. */
const recordSheet: Composer = (source) => {
  const event = eventOf(source, 'VisitSheetsPrinted')
  const { visit, investigators } = source.file
  if (!event || !visit?.team) return null
  const { team, firm, items } = visit
  const rows = items.flatMap((item) => item.lines.map((line) => ({ item, line })))
  return paper(source, 'inspection_record_sheet', 'record', {
    blocks: [
      facts([
        ['检查时间', `${dateText(team.plannedOn)} ${hour} 至 ${hour}`],
        ['检查地点', team.place],
        ['被检查企业', `${firm.name}（${partyCode(firm)}）`],
        ['现场负责人', `${room(6)}　身份、职务：${room(6)}`],
        ['检查人员', officersText(source)],
        ...(team.helpers.length > 0
          ? ([['辅助人员', team.helpers.map(({ name }) => box(name)).join('　')]] as const)
          : []),
        ['检查通知书', sealedNumber(source, 'inspection_notice')],
        ['收到通知书的人（签名）', room(12)],
        ['拒收通知书的情况', room(16)],
        ['到场、扫码', `${hour}　${choice(scanned)}`],
        ['音像记录编号，或者未录制的原因', room(12)],
      ]),
      p(
        '检查人员已主动出示执法证件（证号如上），交付检查通知书，并告知被检查人依法享有陈述、申辩和申请回避的权利，以及如实回答询问、协助检查的义务。',
      ),
      p(`被检查人：${box('不申请回避')}　${box('申请回避')}`),
      heading('检查情况'),
      {
        kind: 'table',
        roomy: true,
        columns: [
          { title: '序号', share: 1, align: 'center' },
          { title: '检查内容和依据', share: 6 },
          { title: '结论', share: 2.4 },
          { title: '看到的情况', share: 6, mayBeEmpty: true },
        ],
        rows: rows.map(({ item, line: { lookAt, rule } }, i) => [
          String(i + 1),
          `${withoutEnd(lookAt, '。；')}（${rule || item.basis}）`,
          Object.values(lineResults).map(box).join('\n'),
          '',
        ]),
      },
      heading('其他情况'),
      { kind: 'lines', count: 3 },
      readAndRight('被检查人或者现场负责人', '与现场情况相符'),
      p(`拒绝签名的理由：${room(16)}`),
    ],
    signatures: [
      byHand('被检查人或者现场负责人（签名、日期）'),
      ...officerLines(source, investigators, '检查人员'),
      byHand('见证人（签名、日期）'),
    ],
    dated: false,
  })
}

/** So many pieces on one sheet. */
const extractRows = 6

/** 证据提取单 to be written by hand. */
const extractSheet: Composer = (source) => {
  const event = eventOf(source, 'VisitSheetsPrinted')
  const { visit, investigators } = source.file
  if (!event || !visit?.team) return null
  return paper(source, 'evidence_extract_sheet', 'form', {
    blocks: [
      facts([
        ['被检查企业', `${visit.firm.name}（${partyCode(visit.firm)}）`],
        ['检查通知书', sealedNumber(source, 'inspection_notice')],
        ['收集日期', dateText(visit.team.plannedOn)],
        ['收集地点', visit.team.place],
        ['收集人', officersText(source)],
      ]),
      {
        kind: 'table',
        roomy: true,
        columns: [
          { title: '序号', share: 1, align: 'center' },
          { title: '证据名称', share: 5, mayBeEmpty: true },
          { title: '证明什么', share: 4, mayBeEmpty: true },
          { title: '原件存放处、提供人', share: 4, mayBeEmpty: true },
          { title: '份数页数', share: 2, mayBeEmpty: true },
        ],
        rows: Array.from({ length: extractRows }, (_, i) => [String(i + 1), '', '', '', '']),
      },
      p('上列复制件、照片经核对，与原件一致。没有写的行划去。'),
    ],
    signatures: [
      byHand('提供人（签名、盖章、日期）'),
      ...officerLines(source, investigators, '收集人'),
    ],
    dated: false,
  })
}

export const visitSheets = {
  inspection_record_sheet: recordSheet,
  evidence_extract_sheet: extractSheet,
}
