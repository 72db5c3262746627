import { checkUpToToday } from '../../day-checks.ts'
import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { agreedStill } from '../decision/agreed-on.ts'
import { reviewPassed } from '../legal-review/requirements.ts'
import { undecided, drafted } from '../decision/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { act } from '../../case-kernel.ts'

export const holdDeliberation = act({
  id: 'hold-deliberation',
  title: '登记集体讨论',
  step: 'deliberate',
  by: ['department-head', 'legal-reviewer'],
  approvals: [],
  presses: true,
  effect: '讨论记录入副卷；同意的，才能提请作出决定。',
  basis: [cite('行政处罚法', 57, { paragraph: 2 })],
  form: {
    heldOn: form.date({ label: '讨论日期' }),
    place: form.text({ label: '地点' }),
    chair: form.people({ label: '主持人', role: 'agency-head', min: 1, max: 1 }),
    members: form.rows({
      label: '参加的机关负责人',
      min: 2,
      max: 20,
      columns: {
        person: form.people({ label: '姓名', role: 'agency-head', min: 1, max: 1 }),
        opinion: form.paragraph({ label: '意见', max: 1_000 }),
        agrees: form.yesNo({ label: '是否同意拟决定' }),
      },
    }),
    approved: form.yesNo({ label: '讨论结论是否同意拟决定' }),
    conclusion: form.paragraph({
      label: '结论的理由',
      max: 2_000,
      hint: '同意、不同意各几人由系统按上面的意见写明',
    }),
  },
  papers: ['collective_discussion'],
  recording: ['AV11'],
  requires: [notEnded, undecided, drafted, agreedStill, reviewPassed],
  applies: (file) => (file.draft?.deliberation.length ?? 0) > 0 && file.decision === null,
  defaults: (_file, { today, rules }) => ({ heldOn: today, place: rules.address, approved: true }),
  known: (file) => [
    {
      label: '须集体讨论的情形',
      value: file.draft?.deliberation.join('；') ?? '',
      source: '拟决定',
    },
  ],
  checks: (_file, { heldOn }, { today }) => checkUpToToday('heldOn', heldOn, { today }),
  events: (file, { chair, members, ...input }) => [
    {
      type: 'DeliberationHeld',
      ...input,
      digest: file.draft?.digest ?? '',
      chair: chair[0] ?? '',
      members: members.map(({ person, ...each }) => ({ ...each, person: person[0] ?? '' })),
    },
  ],
})
