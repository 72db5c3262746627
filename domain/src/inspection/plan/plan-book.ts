import { forgetForm } from '../../kernel/act.ts'
import { bookAct, type Book, type BookAct } from '../../kernel/book.ts'
import * as form from '../../kernel/form.ts'
import { met, unmet, type Requirement } from '../../kernel/requirement.ts'
import { systemRule } from '../../shared/basis.ts'
import { cite } from '../../shared/citation.ts'
import { yearOf } from '../../shared/plain-date.ts'
import { ruleBasis } from '../inspection-rules.ts'
import type { PlanAt } from './plan-at.ts'
import { rangeText, takeText, type PlanContent } from './plan-content.ts'
import type { PlanEvent } from './plan-event.ts'
import { hasTasks, newestContent, standingPlan, type PlanFile } from './plan-file.ts'
import {
  contentOf,
  inputOf,
  planFields,
  planProblems,
  plannedFirms,
  type PlanChoices,
} from './plan-form.ts'

type PlanAct = BookAct<PlanFile, PlanEvent, PlanAt>
type Need = Requirement<PlanFile, PlanAt>

/** Who draws plans up and carries them out. */
export const planners = ['officer', 'department-head'] as const

const merging = cite('优化营商环境条例', 54, { paragraph: 1 })

const itemsPublished: Need = {
  id: 'items-published',
  check: (_file, { items, rules }) =>
    items === null
      ? unmet(
          '还没有公布涉企行政检查事项清单，没有公布的事项不得检查；先由公示采集在“清单”里公布',
          [ruleBasis(rules.itemsPublished)],
        )
      : met,
}

/** A list that was published meanwhile may have taken an item away. */
const itemsStillPublished: Need = {
  id: 'items-still-published',
  check: (file, { items, rules }) => {
    const gone = (newestContent(file)?.items ?? []).filter(
      ({ code }) => items?.items.some((each) => each.code === code) !== true,
    )
    return gone.length === 0
      ? met
      : unmet(
          `${gone.map(({ name }) => name).join('、')}已经不在公布的涉企行政检查事项清单里，没有公布的事项不得检查；请修改计划`,
          [ruleBasis(rules.itemsPublished)],
        )
  },
}

const notEnded: Need = {
  id: 'plan-not-ended',
  check: ({ ended }) => (ended ? unmet('计划已经结束', [systemRule('order')]) : met),
}

const nothingWaits: Need = {
  id: 'nothing-waits',
  check: ({ proposal }) =>
    proposal ? unmet('已经提请，等答复；要改的，先撤回提请', [systemRule('order')]) : met,
}

const published: Need = {
  id: 'plan-published',
  check: ({ draft }, { publishedOn, planRules }) => {
    if (draft) {
      return unmet('计划正在变更，变更备案、公布以后再生成任务', [systemRule('order')])
    }
    return publishedOn === null
      ? unmet('计划还没有公布：由公示采集在“清单”里采集这一计划，发布以后才能生成任务', [
          ruleBasis(planRules.publication),
        ])
      : met
  },
}

const capPublished: Need = {
  id: 'cap-published',
  check: (_file, { draw, rules }) =>
    draw?.cap === null
      ? unmet('还没有公布同一企业年度检查频次上限，不知道哪些企业还可以检查', [
          ruleBasis(rules.frequency),
        ])
      : met,
}

const somebodyToDraw: Need = {
  id: 'somebody-to-draw',
  check: (file, { draw }) => {
    const content = standingPlan(file)?.content
    if (!draw || !content) return met
    if (draw.candidates.length === 0) {
      return unmet('范围内没有在营、还没有任务的企业；名录有变动的，请变更计划的范围', [
        systemRule('order'),
      ])
    }
    return content.drawOfficers && draw.officers < 2
      ? unmet(
          `${content.lead.name}到${content.until}持有效行政检查执法证的不足两人，不能随机抽取检查人员`,
          [cite('行政处罚法', 42)],
        )
      : met
  },
}

const lotCommitted: Need = {
  id: 'lot-committed',
  check: (file, { draw }) => {
    const { lot } = file
    if (!lot) return unmet('先把随机种子写入存证账本，再抽取', [systemRule('order')])
    return draw === null || draw.digest === lot.digest
      ? met
      : unmet('种子入账以后名录有变动，抽取的范围不同了；请重新把种子写入账本', [
          systemRule('order'),
        ])
  },
}

/** The seed cannot be tried until somebody likes what it draws. */
const lotOnce: Need = {
  id: 'lot-once',
  check: ({ lot }, { draw }) =>
    lot && draw && draw.digest === lot.digest
      ? unmet('种子已经写入账本，不能换；请生成任务', [systemRule('order')])
      : met,
}

const drafting = (
  choices: PlanChoices,
  said: Pick<PlanAct, 'id' | 'title' | 'effect'> & { readonly changes: boolean },
  applies: (file: PlanFile) => boolean,
): PlanAct => {
  const fields = planFields(choices)
  const { changes, ...named } = said
  return forgetForm({
    ...bookAct,
    ...named,
    step: 'draft',
    by: planners,
    basis: [merging],
    form: {
      ...fields,
      reason: changes
        ? form.paragraph({ label: '变更的理由', max: 500 })
        : // Nothing is typed here: a first version has no reason to change.
          form.askedWhen({ field: 'kind', is: [] }, form.paragraph({ label: '变更的理由' })),
    },
    requires: [notEnded, itemsPublished, nothingWaits],
    applies,
    defaults: (file: PlanFile, { today, actor, personOf }: PlanAt) => {
      const before = newestContent(file)
      if (before) return inputOf(before) as never
      const year = yearOf(today)
      const lead = personOf(actor.id)?.department
      return {
        ...{ kind: 'yearly', year, take: 'ratio', way: 'written', drawOfficers: true },
        ...(lead !== undefined && { lead }),
      } as never
    },
    checks: (file: PlanFile, { reason: _, ...input }, at: PlanAt) => {
      const before = standingPlan(file)?.content
      const problems = planProblems(input, at)
      return before !== undefined && before.kind !== input.kind
        ? [{ field: 'kind', message: '种类不能变更；要另一种的，另行拟订计划' }, ...problems]
        : problems
    },
    events: (file: PlanFile, { reason, ...input }, at: PlanAt): PlanEvent[] => [
      {
        type: 'PlanDrafted',
        number: file.number ?? at.numberOf(input.year),
        content: contentOf(input, at),
        reason: reason ?? null,
      },
    ],
  })
}

const drafts = (choices: PlanChoices): PlanAct[] => [
  drafting(
    choices,
    {
      ...{ id: 'draft-plan', title: '拟订计划', changes: false },
      effect: '拟订后可以修改；由承办机构负责人、机关负责人批准，再报市司法局备案、公布。',
    },
    ({ number }) => number === null,
  ),
  drafting(
    choices,
    {
      ...{ id: 'revise-plan', title: '修改计划', changes: false },
      effect: '修改以后重新提请批准。',
    },
    ({ draft, filed }) => draft !== null && filed.length === 0,
  ),
  drafting(
    choices,
    {
      ...{ id: 'change-plan', title: '变更计划', changes: true },
      effect:
        '变更是新的一版，和原来一样批准、备案、公布；备案以前原来的一版有效，已有的任务照旧。',
    },
    ({ filed }) => filed.length > 0,
  ),
]

const facts = (content: PlanContent) => [
  { label: '事项', value: content.items.map(({ name }) => name).join('、'), source: '计划' },
  { label: '范围', value: rangeText(content.range), source: '计划' },
  { label: '数量', value: takeText(content), source: '计划' },
]

const submit: PlanAct = forgetForm({
  ...bookAct,
  id: 'submit-plan',
  title: '计划批准',
  step: 'approval',
  by: planners,
  approvals: ['department-head', 'agency-head'] as const,
  inBothCapacities: 'department-head' as const,
  effect: '由承办机构负责人、机关负责人先后同意后批准。',
  basis: [],
  form: {},
  requires: [notEnded, itemsStillPublished],
  applies: ({ draft }: PlanFile) => draft?.approved === false,
  known: ({ draft }: PlanFile) => (draft ? facts(draft.content) : []),
  events: (): PlanEvent[] => [{ type: 'PlanApproved' }],
})

const special = ({ draft }: PlanFile) => draft?.content.kind === 'special'

const governmentApproval: PlanAct = forgetForm({
  ...bookAct,
  id: 'government-approval',
  title: '登记政府批准',
  step: 'approval',
  by: planners,
  effect: '专项检查计划经县级以上人民政府批准后备案、公布。',
  basis: [],
  form: {
    authority: form.text({
      label: '批准机关',
      hint: '县级以上人民政府，或者垂直管理的上级机关',
      max: 60,
    }),
    document: form.text({ label: '批准文件的文号', max: 60 }),
    on: form.date({ label: '批准日期' }),
  },
  requires: [notEnded],
  applies: (file: PlanFile) =>
    special(file) && file.draft?.approved === true && file.draft.government === null,
  checks: (_file: PlanFile, { on }, { today }: PlanAt) =>
    on > today ? [{ field: 'on', message: '不能晚于今天' }] : [],
  events: (_file: PlanFile, input): PlanEvent[] => [{ type: 'GovernmentApproved', ...input }],
})

const governmentApproved: Need = {
  id: 'government-approved',
  check: (file, { planRules }) =>
    !special(file) || file.draft?.government
      ? met
      : unmet('专项检查计划须先经县级以上人民政府批准，登记批准机关和文号', [
          ruleBasis(planRules.governmentApproval),
        ]),
}

const filePlan: PlanAct = forgetForm({
  ...bookAct,
  id: 'file-plan',
  title: '计划备案',
  step: 'filing',
  by: planners,
  approvals: ['supervisor'] as const,
  effect: '送市司法局，由其接受备案或者写明理由退回；备案后这一版有效。',
  basis: [],
  form: {},
  requires: [notEnded, governmentApproved, itemsStillPublished],
  applies: ({ draft }: PlanFile) => draft?.approved === true,
  known: ({ draft }: PlanFile, { planRules: { filing, yearlyFiledBy } }: PlanAt) => [
    ...(draft ? facts(draft.content) : []),
    { label: '依据', value: filing.source, source: '规则' },
    ...(draft?.content.kind === 'yearly'
      ? [
          {
            ...{ label: '备案的时间', source: '规则' },
            value: `${yearlyFiledBy.value} 以前，${yearlyFiledBy.source}`,
          },
        ]
      : []),
  ],
  events: ({ draft }: PlanFile, _input, at: PlanAt): PlanEvent[] =>
    draft ? [{ type: 'PlanFiled', on: at.today, planned: plannedFirms(draft.content, at) }] : [],
})

const stands = (file: PlanFile) => file.filed.length > 0 && !hasTasks(file)

const commitLot: PlanAct = forgetForm({
  ...bookAct,
  id: 'commit-lot',
  title: '种子入账',
  step: 'tasks',
  by: planners,
  effect: '随机种子和抽取范围先写入存证账本，再抽取；谁都可以照此重做一遍。',
  basis: [],
  form: {},
  requires: [notEnded, published, capPublished, somebodyToDraw, lotOnce],
  applies: stands,
  events: (file: PlanFile, _input, { draw }: PlanAt): PlanEvent[] => {
    const standing = standingPlan(file)
    if (!draw || !standing) return []
    const { seed, digest, candidates } = draw
    return [
      {
        ...{ type: 'LotCommitted', planVersion: standing.version },
        ...{ seed, digest, firms: candidates.length },
      },
    ]
  },
})

const makeTasks: PlanAct = forgetForm({
  ...bookAct,
  id: 'make-tasks',
  title: '生成任务',
  step: 'tasks',
  by: planners,
  effect: '按账本里的种子抽取，一户一个任务；今年已经排满的不抽。',
  basis: [],
  form: {},
  requires: [notEnded, published, capPublished, lotCommitted, somebodyToDraw],
  applies: stands,
  known: ({ lot }: PlanFile, { draw }: PlanAt) =>
    lot && draw?.result
      ? [
          { label: '范围内', value: `${draw.candidates.length} 户`, source: '名录' },
          { label: '生成', value: `${draw.result.tasks} 个任务`, source: '抽取' },
          { label: '今年已满，不抽', value: `${draw.result.capped} 户`, source: '频次上限' },
        ]
      : [],
  events: ({ lot }: PlanFile, _input, { draw }: PlanAt): PlanEvent[] =>
    lot && draw?.result && draw.cap !== null
      ? [
          {
            ...{ type: 'TasksMade', planVersion: lot.planVersion, seed: lot.seed },
            ...{ firms: draw.candidates.length, cap: draw.cap, ...draw.result },
          },
        ]
      : [],
})

const endPlan: PlanAct = forgetForm({
  ...bookAct,
  id: 'end-plan',
  title: '结束计划',
  step: 'end',
  // The head of the department agrees, so it is proposed by somebody else: nobody ends a plan alone.
  by: ['officer'],
  approvals: ['department-head'] as const,
  effect: '结束后不再生成任务；没有做完的任务先办结或者写明理由不再检查。',
  basis: [],
  form: { reason: form.paragraph({ label: '完成情况、结束的理由', max: 1_000 }) },
  requires: [notEnded],
  applies: ({ number }: PlanFile) => number !== null,
  events: (_file: PlanFile, { reason }, { today }: PlanAt): PlanEvent[] => [
    { type: 'PlanEnded', on: today, reason },
  ],
})

/** 检查计划: one book each. What may be chosen is that of the day. */
export const planBook = (choices: PlanChoices): Book<PlanFile, PlanEvent, PlanAt> => ({
  id: 'plan',
  title: '检查计划',
  always: [],
  acts: ({ ended }) =>
    ended
      ? []
      : [
          ...drafts(choices),
          ...[submit, governmentApproval, filePlan, commitLot, makeTasks, endPlan],
        ],
})
