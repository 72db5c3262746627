import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { chineseDay, type PlainDate } from '../../../shared/plain-date.ts'
import { servedPapers, type ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkDaySince, checkUpToToday } from '../../day-checks.ts'
import { notEnded } from '../closing/requirements.ts'
import { papersToServe, paperWaiting, waitsSince } from './served-papers.ts'
import { civilProcedure, paperField } from './service-fields.ts'
import { paperWaits, runningAnnouncement } from './serve-paper.ts'

const defaultPaper = (file: CaseFile) => {
  const [paper] = papersToServe(file)
  return paper ? { paper } : {}
}

function checkDay(
  field: string,
  day: PlainDate,
  file: CaseFile,
  paper: ServedPaper,
  at: Circumstances,
): FieldProblem[] {
  if (!papersToServe(file).includes(paper)) {
    return [{ field: 'paper', message: `${servedPapers[paper]}现在不需要送达` }]
  }
  const made = { day: waitsSince(file, paper), message: '不能早于文书作出之日' }
  return checkDaySince(field, day, made, at)
}

/** 公告送达: only where the party cannot be found or no other way is left; why is recorded (民事诉讼法第95条). */
export const announceService = act({
  id: 'announce-service',
  title: '发布送达公告',
  step: 'serve',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect: '提交后送承办机构负责人；同意后制作公告，系统从发布之日起计算三十日，期满登记送达。',
  basis: [civilProcedure(95)],
  form: {
    paper: paperField,
    ground: form.choice({
      label: '公告送达的情形',
      options: { missing: '受送达人下落不明', unreachable: '用其他方式无法送达' },
      basis: civilProcedure(95),
    }),
    reason: form.paragraph({
      label: '原因和经过',
      max: 1_000,
      hint: '写明到过哪里、联系过谁、邮件退回等情况',
      basis: civilProcedure(95, { paragraph: 2 }),
    }),
    medium: form.text({ label: '公告载体', max: 100, hint: '报纸、本机关网站、住所张贴' }),
    on: form.date({ label: '发布日期' }),
  },
  papers: ['service_announcement'],
  recording: [],
  requires: [notEnded, paperWaits],
  applies: (file) => papersToServe(file).length > 0,
  defaults: (file, { today }) => ({
    ...defaultPaper(file),
    reason: file.returnedPost
      .map(
        ({ postNumber, returnedOn, reason }) =>
          `邮件 ${postNumber} 于${chineseDay(returnedOn)}退回：${reason}。`,
      )
      .join(''),
    on: today,
  }),
  checks: (file, { paper, on }, at) => {
    const running = runningAnnouncement(file, paper)
    return running
      ? [{ field: 'paper', message: `${servedPapers[paper]}的公告已经在 ${running.on} 发布` }]
      : checkDay('on', on, file, paper, at)
  },
  events: (file, { paper, on, medium, ground, reason }) => [
    {
      type: 'ServiceAnnounced',
      paper,
      on,
      medium,
      reason: `${ground === 'missing' ? '受送达人下落不明' : '用其他方式无法送达'}。${reason}`,
      ...paperWaiting(file, paper),
    },
  ],
})

/** A letter that came back is no service (民事诉讼法第91条): its number and the reason stay in the file. */
export const recordReturnedPost = act({
  id: 'record-returned-post',
  title: '登记邮件退回',
  step: 'serve',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '退回的邮件不算送达；案卷记下邮件号和退回原因，再用别的方式送达。',
  basis: [civilProcedure(91)],
  form: {
    paper: paperField,
    postNumber: form.text({ label: '邮件号', max: 30 }),
    sentOn: form.date({ label: '交寄日期' }),
    returnedOn: form.date({ label: '退回日期' }),
    reason: form.text({ label: '退回原因', max: 200, hint: '照邮政改退批条填写' }),
  },
  papers: [],
  recording: [],
  requires: [notEnded, paperWaits],
  applies: (file) => papersToServe(file).length > 0,
  defaults: (file, { today }) => ({ ...defaultPaper(file), returnedOn: today }),
  checks: (file, { paper, sentOn, returnedOn }, at) => [
    ...checkDay('sentOn', sentOn, file, paper, at),
    ...(returnedOn < sentOn
      ? [{ field: 'returnedOn', message: '退回日期不能早于交寄日期' }]
      : checkUpToToday('returnedOn', returnedOn, at)),
  ],
  events: (_file, input) => [{ type: 'PostReturned', ...input }],
})
