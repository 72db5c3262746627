import { evidenceOf, excludedOf } from '../../case/parts/evidence/evidence-list.ts'
import { exclusionGrounds } from '../../case/parts/evidence/slice.ts'
import { facedParty } from '../../case/faced-party.ts'
import { evidenceKinds } from '../../case/case-codes.ts'
import type { CaseEvent } from '../../case/case-event.ts'
import { identitiesShown } from '../../case/parts/field-record/events.ts'
import { recordTitle } from '../../case/parts/field-record/record-papers.ts'
import {
  identityPapers,
  isIdentityPaper,
  paperNamedBy,
  saidByNumber,
} from '../../identity-codes/identity-paper.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import {
  byHand,
  dateText,
  facts,
  heading,
  instantText,
  officerLines,
  officerText,
  p,
  paper,
  paragraphs,
  readAndRight,
  sentence,
} from './parts.ts'

/** Names the recording that belongs to the record, or says why there is none (处罚法第47条). */
const recordingText = (recording: string | null, reason: string | null) =>
  recording ?? `未录制，原因：${reason ?? ''}`

const inspectionRecord: Composer = (source) => {
  const event = eventOf(source, 'SiteInspected')
  if (!event) return null
  const officers = event.officers.map((id) => officerText(source, id)).join('、')
  return paper(source, 'onsite_inspection_record', 'record', {
    blocks: [
      facts([
        ['检查时间', `${instantText(event.startedAt)} 至 ${instantText(event.endedAt)}`],
        ['检查地点', event.place],
        ['当事人', source.file.filing?.party.name],
        ['现场负责人', `${event.onsitePerson}（${event.onsiteRole}）`],
        ['检查人员', officers],
        ['音像记录编号', recordingText(event.recording, event.unrecordedReason)],
      ]),
      p(
        `检查人员已主动出示执法证件（${officers}），并告知当事人依法享有陈述、申辩和申请回避的权利，以及如实回答询问、协助调查的义务。`,
      ),
      p(`当事人${event.recusalAsked ? '申请回避。' : '不申请回避。'}`),
      heading('检查情况'),
      ...paragraphs(event.findings),
      { kind: 'blank-rest' },
      readAndRight('当事人或者现场负责人', '与现场情况相符'),
    ],
    signatures: [
      byHand('当事人或者现场负责人（签名、日期）'),
      ...officerLines(source, event.officers, '检查人员'),
      byHand('见证人（签名、日期）'),
    ],
    dated: false,
  })
}

type Inquired = Extract<CaseEvent, { type: 'PersonInquired' }>

const inquiryRecord: Composer = (source) => {
  const event = eventOf(source, 'PersonInquired')
  if (!event) return null
  const nth = source.events.filter(
    ({ event: other }) => other.type === 'PersonInquired' && other.inquiree === event.inquiree,
  ).length
  return paper(source, 'inquiry_record', 'record', {
    title: `${recordTitle('inquiry')}（第${nth}次）`,
    blocks: [
      facts([
        ['询问时间', `${instantText(event.startedAt)} 至 ${instantText(event.endedAt)}`],
        ['询问地点', event.place],
        ['询问人', event.officers.map((id) => officerText(source, id)).join('、')],
        ...inquireeRows(source, event),
        ['音像记录编号', recordingText(event.recording, event.unrecordedReason)],
      ]),
      { kind: 'questions', exchanges: [...openingQuestions(source, event), ...event.exchanges] },
      { kind: 'blank-rest' },
      readAndRight('被询问人', '与我说的相符'),
    ],
    signatures: [
      byHand('被询问人（签名、捺印、日期）'),
      ...officerLines(source, event.officers, '询问人'),
      byHand('记录人（签名）'),
    ],
    dated: false,
  })
}

const notGiven = '被询问人没有提供'

/** As the number says it, or as the file knows the party; of anybody else with such a paper nobody is asked. */
function bornRows({ file }: PaperSource, number: string | null): [string, string][] {
  if (number === null) return [['性别、出生日期', notGiven]]
  const party = file.filing?.party
  const known = party?.kind === 'natural-person' && party.idNumber === number ? party : null
  const { gender, birthDate } = saidByNumber(number) ?? known ?? { gender: null, birthDate: null }
  if (birthDate === null) return []
  const born = dateText(birthDate)
  return gender ? [['性别、出生日期', `${gender}，${born}出生`]] : [['出生日期', born]]
}

function numberTitleOf({ identityShown: shown, inquireeIdNumber: number }: Inquired): string {
  const paper = isIdentityPaper(shown) ? shown : paperNamedBy(number ?? '')
  return paper ? identityPapers[paper].number : '证件号码'
}

/** Who was asked. Sex and date of birth are those of the number, which the form has checked; other numbers say neither. */
function inquireeRows(source: PaperSource, event: Inquired): [string, string][] {
  const { inquireeIdNumber: number, inquireePost, inquireeAddress, inquireePhone } = event
  return [
    ['被询问人', event.inquiree],
    ...bornRows(source, number),
    [numberTitleOf(event), number ?? notGiven],
    ['核对身份', event.identityShown ? identitiesShown[event.identityShown] : ''],
    ['工作单位、职务', inquireePost ?? notGiven],
    ['住址', inquireeAddress ?? notGiven],
    ['联系电话', inquireePhone ?? notGiven],
    ['与本案的关系', event.inquireeRole],
  ]
}

/** 表明身份、告知权利、问明回避: the questions every record begins with (处罚法第43、45、55条). */
function openingQuestions(source: PaperSource, { officers, recusalAsked }: Inquired) {
  const who = officers.map((id) => officerText(source, id)).join('、')
  return [
    {
      question: `我们是${source.at.rules.agencyName}的执法人员${who}，这是我们的执法证件，现依法向你询问。你是否看清？`,
      answer: '看清了。',
    },
    {
      question:
        '你有陈述、申辩的权利，认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避；你应当如实回答询问，并协助调查，不得拒绝或者阻挠。你是否申请执法人员回避？',
      answer: recusalAsked ? '申请回避。' : '不申请回避。',
    },
  ]
}

const evidenceExtract: Composer = (source) => {
  const event = eventOf(source, 'EvidenceAdded')
  if (!event) return null
  const replaced = source.file.excluded.find(({ replacedBy }) => replacedBy === event.evidenceId)
  return paper(source, 'evidence_extract', 'form', {
    blocks: [
      facts([
        ['证据名称', event.name],
        ['证据种类', evidenceKinds[event.kind]],
        ['证明目的', event.purpose],
        ['原件存放处、提供人', event.source],
        ['收集日期', dateText(event.collectedOn)],
        ['收集人', event.officers.map((id) => officerText(source, id)).join('、')],
        ['文件名', event.file.originalName],
        ['文件大小', `${event.file.bytes} 字节`],
        ['内容指纹（SHA-256）', event.file.sha256],
        ...(replaced ? ([['替换的证据', `${replaced.name}，${replaced.because}`]] as const) : []),
      ]),
      p('本件经核对，与原件一致。'),
    ],
    signatures: [
      byHand('提供人（签名、盖章、日期）'),
      ...officerLines(source, event.officers, '收集人'),
    ],
    dated: false,
  })
}

const evidenceList: Composer = (source) => {
  const { file } = source
  return paper(source, 'evidence_list', 'list', {
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.2, align: 'center' },
          { title: '证据名称', share: 3.8 },
          { title: '种类', share: 2 },
          { title: '证明目的', share: 5 },
          { title: '来源', share: 4 },
          { title: '收集日期', share: 2.6, align: 'center' },
          { title: '收集人', share: 3.2 },
          { title: '份数', share: 1.2, align: 'center' },
          { title: '内容指纹（前 16 位）', share: 3.8 },
        ],
        rows: evidenceOf(file).map((each, i) => [
          String(i + 1),
          each.name,
          evidenceKinds[each.kind],
          each.proves,
          each.source,
          each.collectedOn,
          each.officers.map((id) => source.at.nameOf(id)).join('、'),
          '1',
          each.file?.sha256.slice(0, 16) ?? '见该文书',
        ]),
      },
      ...excludedOf(file).map(({ name, ground, because, excludedOn }) =>
        p(
          `不作为认定事实的根据：${name}（${exclusionGrounds[ground]}，${because}，${excludedOn}）。`,
        ),
      ),
    ],
    signatures: officerLines(source, file.investigators, '承办人'),
  })
}

const addressConfirm: Composer = (source) => {
  const event = eventOf(source, 'ServiceAddressConfirmed')
  if (!event) return null
  return paper(source, 'service_address_confirm', 'form', {
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['送达地址', event.address],
        ['联系电话', event.phone],
        ['是否同意电子送达', event.electronic === null ? '不同意' : `同意，${event.electronic}`],
        ['签署日期', dateText(event.on)],
      ]),
      p(
        '告知：本机关按上述地址送达执法文书。地址不准确、变更后没有及时告知，致使文书无法送达的，由当事人承担相应后果。同意电子送达的，以传真、电子邮件等到达当事人特定系统的日期为送达日期（行政处罚法第六十一条第二款）。',
      ),
      p('我已阅读并理解上述告知，确认上述地址真实有效。'),
    ],
    signatures: [byHand('当事人（签名或者盖章、日期）')],
    dated: false,
  })
}

const recusalDecision: Composer = (source) => {
  const event = eventOf(source, 'RecusalDecided')
  if (!event) return null
  const { at, file } = source
  const officer = at.nameOf(event.officer)
  return paper(source, 'recusal_decision', 'letter', {
    addressee: `${facedParty(file)?.name ?? ''}：`,
    blocks: [
      p(`你单位（你）申请本案执法人员${officer}回避，理由是：${sentence(event.reason)}`),
      p(
        event.granted
          ? `经审查，申请理由成立。依据《中华人民共和国行政处罚法》第四十三条的规定，本机关决定${officer}回避本案${event.successor === null ? '' : `，由${at.nameOf(event.successor)}接替承办`}。`
          : `经审查，申请理由不成立。依据《中华人民共和国行政处罚法》第四十三条的规定，本机关决定驳回回避申请。`,
      ),
      p('决定作出之前，不停止调查。'),
    ],
    signatures: [{ label: '机关负责人', name: source.recorded.by.name, detail: null, on: null }],
  })
}

export const investigationPapers = {
  onsite_inspection_record: inspectionRecord,
  inquiry_record: inquiryRecord,
  evidence_extract: evidenceExtract,
  evidence_list: evidenceList,
  service_address_confirm: addressConfirm,
  recusal_decision: recusalDecision,
}
