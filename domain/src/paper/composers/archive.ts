import { caseTitle } from '../../case/case-title.ts'
import { inspectionAlone } from '../../case/procedures/inspection/slice.ts'
import type { Composer } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { changeText } from '../../case/parts/amendment/changes.ts'
import { yearOf } from '../../shared/plain-date.ts'
import {
  archiveNumber,
  archiveVolumes,
  caseNumber,
  pagesText,
  retentionTitles,
} from './archive-list.ts'
import type { Block } from '../paper.ts'
import { beganRow, dateText, facts, heading, p, paper } from './parts.ts'

const cover: Composer = (source) => {
  const event = eventOf(source, 'CaseArchived')
  const { file } = source
  if (!event) return null
  return paper(source, 'file_cover', 'cover', {
    title: inspectionAlone(file) ? '行政检查案卷' : '行政处罚案卷',
    blocks: [
      facts([
        ['全宗名称', source.at.rules.agencyName],
        ['年度', String(yearOf(file.filing?.filedOn ?? file.openedOn))],
        ['案号', caseNumber(source)],
        ['案件名称', caseTitle(file)],
        beganRow(file),
        [
          '结案日期',
          file.closedOn ? dateText(file.closedOn) : file.ended ? dateText(file.ended.on) : '',
        ],
        ['承办人', file.investigators.map((id) => source.at.nameOf(id)).join('、')],
        ['保管期限', retentionTitles[event.retention]],
        ['总页数', pagesText(archiveVolumes(source))],
        ['档号', archiveNumber(source, event)],
      ]),
    ],
    signatures: [
      { label: '归档人', name: source.recorded.by.name, detail: null, on: source.at.today },
    ],
    dated: false,
  })
}

const index: Composer = (source) => {
  if (!eventOf(source, 'CaseArchived')) return null
  return paper(source, 'file_index', 'list', {
    blocks: archiveVolumes(source).flatMap(({ title, pages, lines }): Block[] => [
      heading(`${title}（${pages}页）`),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.6, align: 'center' },
          { title: '文号', share: 6.35, mayBeEmpty: true },
          { title: '责任者', share: 3.4 },
          { title: '题名', share: 4.5 },
          { title: '日期', share: 3.05, align: 'center' },
          { title: '页号', share: 1.6, align: 'center', mayBeEmpty: true },
          { title: '备注', share: 1.6, align: 'center', mayBeEmpty: true },
        ],
        rows: lines.map(({ number, by, title: name, on, page, remark }, i) => [
          String(i + 1),
          number,
          by,
          name,
          on,
          page === null ? '' : String(page),
          remark,
        ]),
      },
    ]),
    dated: false,
  })
}

const backnote: Composer = (source) => {
  if (eventOf(source, 'RecordAmended') ?? eventOf(source, 'PaperAmended')) {
    return afterArchiving(source)
  }
  const event = eventOf(source, 'CaseArchived')
  if (!event) return null
  const recorded = source.file.records.filter((record) => record.recorded).length
  return paper(source, 'file_backnote', 'form', {
    blocks: [
      facts([
        ['本卷总页数', pagesText(archiveVolumes(source))],
        ['缺损、修改、补充、移出、销毁情况', event.remarks ?? '无'],
        ['音像载体', recorded === 0 ? '无' : `${recorded} 件，编号见各份笔录`],
        ['立卷人', source.recorded.by.name],
        ['检查人', source.at.nameOf(event.checkedBy)],
        ['立卷日期', dateText(source.at.today)],
      ]),
      p('本卷电子文件的内容指纹已写入公开存证账本，任何改动都能发现。'),
    ],
    dated: false,
  })
}

/** The archive says itself that a record was put right after it was closed; what it holds stays as it was. */
const afterArchiving: Composer = (source) => {
  const { archive, amendments } = source.file
  const late = amendments.filter((each) => each.afterArchiving)
  if (archive === null || late.length === 0) return null
  return paper(source, 'file_backnote', 'form', {
    title: '卷内备考表（归档后更正）',
    blocks: [
      facts([
        ['档号', archiveNumber(source, archive)],
        ...late.map(
          ({ on, by, title, changes, reason }) =>
            [
              `${dateText(on)}更正`,
              `${title}：${changes.map(changeText).join('；')}。理由：${reason}。更正人：${by}。`,
            ] as const,
        ),
      ]),
      p('原来归档的文件没有改动；更正的审批表、通知书和送达回证附后。'),
    ],
    dated: false,
  })
}

export const archivePapers = { file_cover: cover, file_index: index, file_backnote: backnote }
