import { caseTitle } from '../../case/case-title.ts'
import { facedParty } from '../../case/faced-party.ts'
import { remedyUnits } from '../../case/parts/sampling/codes.ts'
import type { SamplingEvent } from '../../case/parts/sampling/event.ts'
import { appraisalOf, type Appraisal, type SampledLine } from '../../case/parts/sampling/slice.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import type { Block, SignatureLine } from '../paper.ts'
import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
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
  sentence,
  typed,
  you,
} from './parts.ts'

const statute = '《中华人民共和国行政处罚法》'

/** The list; a column that no line fills is left out. */
function sampleTable(lines: readonly SampledLine[]): Block {
  const batches = lines.some(({ batch }) => batch !== null)
  return {
    kind: 'table',
    columns: [
      { title: '编号', share: 1.3, align: 'center' },
      { title: '名称', share: 3.4 },
      { title: '规格、型号', share: 2.8 },
      ...(batches ? [{ title: '批号、生产日期', share: 2.8 }] : []),
      { title: '数量', share: 1.6, align: 'center' as const },
      { title: '抽取的位置', share: 2.8 },
      { title: '封样方式、封条号', share: 3.2 },
    ],
    rows: lines.map(({ no, name, spec, batch, quantity, unit, place, seal }) => [
      String(no),
      name,
      spec,
      ...(batches ? [batch ?? '没有标注'] : []),
      `${quantity}${unit}`,
      place,
      seal,
    ]),
  }
}

type Taken = Extract<SamplingEvent, { type: 'SamplesTaken' }>

const takenSignatures = (source: PaperSource, { presence, officers }: Taken): SignatureLine[] => [
  byHand(presence === 'holder' ? '持有人（签名、日期）' : '见证人（签名、日期）'),
  ...officerLines(source, officers, '抽样人员'),
]

/** Who was there, and, where it was not the holder, why not. */
const presentRows = ({ presence, presentPerson, presentRole, absence }: Taken) =>
  [
    [presence === 'holder' ? '在场的持有人' : '见证人', `${presentPerson}（${presentRole}）`],
    ...(absence === null ? [] : [['持有人不在场的原因', absence]]),
  ] as [string, string][]

/** 抽样取证通知书 (处罚法第56条). */
const samplingNotice: Composer = (source) => {
  const event = eventOf(source, 'SamplesTaken')
  const party = facedParty(source.file)
  if (!event || !party) return null
  const who = you(party)
  return paper(source, 'sampling_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      p(
        `因${source.file.filing ? `办理${caseTitle(source.file)}` : `对${who}实施行政检查`}收集证据的需要，依据${statute}第五十六条的规定，本机关对${who}的下列物品抽样取证：`,
      ),
      sampleTable(event.samples),
      facts([
        ['抽样时间', instantText(event.takenAt)],
        ['抽样地点', event.place],
        ['抽样方法', event.method],
        ...presentRows(event),
        ['音像记录编号', event.recording ?? `未录制，原因：${event.unrecordedReason ?? ''}`],
      ]),
      p(
        `执法人员已出示执法证件，样品已当场封样、编号，由本机关保管。需要检验（鉴定）的，结果将书面告知${who}。${who}对抽样有意见的，可以当场提出，也可以向本机关陈述、申辩。`,
      ),
    ],
    signatures: takenSignatures(source, event),
  })
}

/** 抽样取证物品清单: as the samples were taken, or as they were given back. */
const samplingList: Composer = (source) => takenList(source) ?? returnedList(source)

const takenList: Composer = (source) => {
  const event = eventOf(source, 'SamplesTaken')
  const party = facedParty(source.file)
  if (!event || !party) return null
  return paper(source, 'sampling_list', 'list', {
    blocks: [
      facts([
        ['当事人', party.name],
        ['抽样时间', instantText(event.takenAt)],
        ['抽样地点', event.place],
        ['抽样方法', event.method],
        ['抽样人员', event.officers.map((id) => officerText(source, id)).join('、')],
        ...presentRows(event),
      ]),
      sampleTable(event.samples),
      p('上列样品经当场清点、核对，封样完好。'),
    ],
    signatures: takenSignatures(source, event),
    dated: false,
  })
}

const returnedList: Composer = (source) => {
  const event = eventOf(source, 'SamplesSettled')
  const { file } = source
  const party = facedParty(file)
  if (!event || !party || event.settlement !== 'returned') return null
  return paper(source, 'sampling_list', 'list', {
    title: '抽样取证物品清单（退还）',
    blocks: [
      facts([
        ['当事人', party.name],
        ['退还日期', dateText(event.settledOn)],
        ['领取人', event.takenBy],
      ]),
      sampleTable(file.samples.filter(({ no }) => event.samples.includes(no))),
      p('上列样品已经退还，领取人核对无误。'),
    ],
    signatures: [
      byHand('领取人（签名、日期）'),
      ...officerLines(source, file.investigators, '承办人'),
    ],
    dated: false,
  })
}

const samplesOf = ({ file }: PaperSource, numbers: readonly number[]): SampledLine[] =>
  file.samples.filter(({ no }) => numbers.includes(no))

/** 检验（鉴定）委托书: what is asked, of what, of whom, until when. */
const entrust: Composer = (source) => {
  const event = eventOf(source, 'AppraisalCommissioned')
  if (!event) return null
  const { file, at } = source
  const lines = samplesOf(source, event.samples)
  const first = event.again === null ? null : appraisalOf(file, event.again)
  return paper(source, 'appraisal_entrust', 'letter', {
    addressee: `${event.institution}：`,
    blocks: [
      p(
        `本机关办理${caseTitle(file)}，需要${first ? `对${first.institution}检验（鉴定）过的事项复检` : '检验（鉴定）'}。现委托你单位就下列事项检验（鉴定）：`,
      ),
      { kind: 'items', items: questionsIn(event.questions) },
      ...(lines.length === 0 ? [] : [heading('送检的样品'), sampleTable(lines)]),
      facts([
        ...(event.materials === null ? [] : ([['送交的材料', event.materials]] as const)),
        ['机构的资质', event.qualification],
        ['要求完成的日期', dateText(event.dueOn)],
        ['联系人', file.investigators.map((id) => at.nameOf(id)).join('、')],
        ['联系电话', at.rules.phone],
      ]),
      p(
        '请出具书面报告，写明依据的标准、方法和结论，由检验（鉴定）人员签名、加盖机构印章，并附资质证明。样品请妥善保管，检验（鉴定）后退还；有耗用的，在报告中写明。不能按期完成或者不能作出结论的，请及时书面告知。',
      ),
    ],
  })
}

const questionsIn = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map(sentence)

/** 检验（鉴定）期间、结果告知书: one of the two. */
const appraisalNotice: Composer = (source) => periodNotice(source) ?? resultNotice(source)

const entrustedText = (source: PaperSource, { no, institution, samples }: Appraisal): string => {
  const lines = samplesOf(source, samples)
  const names = [...new Set(lines.map(({ name }) => name))].join('、')
  const number = numberOf(source, no)
  return `委托${institution}对${lines.length > 0 ? `抽取的样品（${names}）` : '送交的材料'}进行检验（鉴定）${number ? `（委托书${number}）` : ''}`
}

/** Each commission made one paper, in the order of the acts. */
const numberOf = ({ sealed }: PaperSource, no: number): string =>
  sealed.filter(({ type }) => type === 'appraisal_entrust')[no - 1]?.number ?? ''

const periodNotice: Composer = (source) => {
  const event = eventOf(source, 'AppraisalPeriodNoticed')
  const party = facedParty(source.file)
  const appraisal = event && appraisalOf(source.file, event.appraisal)
  if (!appraisal || !party) return null
  return paper(source, 'appraisal_notice', 'letter', {
    title: '检验（鉴定）期间告知书',
    addressee: `${party.name}：`,
    blocks: [
      p(
        `本机关办理${caseTitle(source.file)}，${entrustedText(source, appraisal)}，现将期间告知如下：`,
      ),
      facts([
        ['委托日期', dateText(appraisal.commissionedOn)],
        ['要求完成的日期', dateText(appraisal.dueOn)],
      ]),
      p(
        `检验（鉴定）的结果将另行书面告知${you(party)}。期间是否计入办案期限，依照法律、法规、规章的规定。`,
      ),
    ],
  })
}

const resultNotice: Composer = (source) => {
  const event = eventOf(source, 'AppraisalResultNoticed')
  const party = facedParty(source.file)
  const appraisal = event && appraisalOf(source.file, event.appraisal)
  if (!event || !appraisal?.ended || !party) return null
  const { remedy } = event
  const who = you(party)
  return paper(source, 'appraisal_notice', 'letter', {
    title: '检验（鉴定）结果告知书',
    addressee: `${party.name}：`,
    blocks: [
      p(
        `本机关办理${caseTitle(source.file)}，${entrustedText(source, appraisal)}，现将结果告知如下：`,
      ),
      facts([
        ['报告编号', event.reportNumber],
        ['收到报告之日', dateText(appraisal.ended.on)],
      ]),
      p('结论：', typed(sentence(event.conclusion))),
      ...(remedy === null
        ? []
        : [
            p(
              `对上述结论有异议的，依据${withoutEnd(remedy.basis, '。')}的规定，${who}可以自收到本告知书之日起${remedy.count}${remedyUnits[remedy.unit]}内向本机关书面申请复检。`,
            ),
          ]),
      p(
        `${who}对上述结论有意见的，可以向本机关陈述、申辩，也可以提出证据。电话：${source.at.rules.phone}。`,
      ),
    ],
  })
}

export const samplingPapers = {
  sampling_notice: samplingNotice,
  sampling_list: samplingList,
  appraisal_entrust: entrust,
  appraisal_notice: appraisalNotice,
}
