import { counselKinds } from '../authority/counsel.ts'
import { forgetForm } from '../kernel/act.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import * as form from '../kernel/form.ts'
import { met, unmet, type Requirement } from '../kernel/requirement.ts'
import { systemRule } from '../shared/basis.ts'
import { addDays, yearOf } from '../shared/plain-date.ts'
import { bookAct } from '../kernel/book.ts'
import type { UnitAt, UnitBook, UnitBookAct } from './unit-at.ts'
import { lastDayAsCounsel, nextTermFrom, type CounselEvent, type CounselFile } from './counsel.ts'

const notEnded: Requirement<CounselFile, UnitAt> = {
  id: 'counsel-not-ended',
  check: ({ ended }) =>
    ended === null
      ? met
      : unmet(`已经在 ${ended.on} 解聘；再聘的，另行登记`, [systemRule('order')]),
}

/** The form of a term is the same at the beginning and at a renewal. */
const term = {
  contract: form.text({
    label: '合同编号',
    hint: '公职律师没有合同的，填任命文件的文号',
    max: 80,
  }),
  from: form.date({ label: '从' }),
  until: form.date({ label: '到', hint: '最后一天，次日起不能再邀请' }),
}

type Term = form.InputOf<typeof term>

function termProblems({ from, until }: Term, { today }: UnitAt): FieldProblem[] {
  if (until < from) return [{ field: 'until', message: '最后一天不能早于第一天' }]
  return until < today ? [{ field: 'until', message: '已经届满的合同不用登记' }] : []
}

const engage: UnitBookAct<CounselFile, CounselEvent> = forgetForm({
  ...bookAct,
  id: 'engage',
  title: '登记法律顾问、公职律师',
  step: 'counsel',
  by: ['legal-head'] as const,
  approvals: ['agency-head'] as const,
  effect: '由机关负责人同意后，在任期内可以邀请到案件上出具意见。意见不代替法制审核。',
  basis: [],
  form: {
    kind: form.choice({ label: '身份', options: counselKinds }),
    name: form.text({ label: '姓名', max: 40 }),
    person: form.optional(
      form.people({
        ...{ label: '账号', role: 'legal-counsel', max: 1 },
        hint: '在系统里出具意见的须有账号；账号、角色由管理员登记',
      }),
    ),
    firm: form.text({ label: '律师事务所或者所在单位', max: 80 }),
    licence: form.text({
      ...{ label: '执业证号', max: 20 },
      hint: '律师执业证、公职律师证上的十七位号码',
    }),
    ...term,
    fields: form.text({ label: '服务领域', hint: '例如：行政处罚、合同、诉讼', max: 200 }),
  },
  applies: ({ engaged }: CounselFile) => engaged === null,
  checks: (_file: CounselFile, input, at: UnitAt): FieldProblem[] => {
    const account = input.person?.[0]
    const taken = account === undefined ? null : at.counselEntryOf(account)
    const holder = account === undefined ? null : at.personOf(account)
    return [
      ...termProblems(input, at),
      ...(/^[0-9]{17}$/.test(input.licence)
        ? []
        : [{ field: 'licence', message: '执业证号为十七位数字，请对照证件' }]),
      ...(taken === null
        ? []
        : [{ field: 'person', message: `这个账号已经登记为${taken}，请先办理解聘` }]),
      ...(account !== undefined && holder?.active !== true
        ? [{ field: 'person', message: '这个账号已经停用，请另选' }]
        : []),
      ...(holder && holder.name !== input.name
        ? [{ field: 'name', message: `和账号的姓名“${holder.name}”不同，请核对` }]
        : []),
    ]
  },
  events: (_file: CounselFile, { person, ...input }): CounselEvent[] => [
    { type: 'CounselEngaged', ...input, person: person?.[0] ?? null },
  ],
})

const renew: UnitBookAct<CounselFile, CounselEvent> = forgetForm({
  ...bookAct,
  id: 'renew',
  title: '续聘',
  step: 'counsel',
  by: ['legal-head'] as const,
  approvals: ['agency-head'] as const,
  effect: '由机关负责人同意后，任期接着算。',
  basis: [],
  requires: [notEnded],
  form: term,
  applies: ({ engaged }: CounselFile) => engaged !== null,
  defaults: (file: CounselFile, { today }: UnitAt) => {
    const next = nextTermFrom(file)
    return { from: next !== null && next > today ? next : today }
  },
  checks: (file: CounselFile, input, at: UnitAt): FieldProblem[] => {
    const last = lastDayAsCounsel(file)
    return [
      ...termProblems(input, at),
      ...(last !== null && input.from <= last
        ? [{ field: 'from', message: `现在的任期到 ${last}，续聘从 ${addDays(last, 1)} 起` }]
        : []),
    ]
  },
  events: (_file: CounselFile, input): CounselEvent[] => [{ type: 'CounselRenewed', ...input }],
})

const endEarly: UnitBookAct<CounselFile, CounselEvent> = forgetForm({
  ...bookAct,
  id: 'end',
  title: '提前解聘',
  step: 'counsel',
  by: ['legal-head', 'agency-head'] as const,
  effect: '立即登记；从次日起不能再邀请，已经出具的意见留在案卷里。',
  basis: [],
  requires: [notEnded],
  form: {
    on: form.date({ label: '最后一天' }),
    reason: form.paragraph({ label: '理由', max: 300 }),
  },
  applies: (file: CounselFile, { today }: UnitAt) =>
    file.engaged !== null && today <= (lastDayAsCounsel(file) ?? today),
  defaults: (_file: CounselFile, { today }: UnitAt) => ({ on: today }),
  checks: (file: CounselFile, { on }, { today }: UnitAt): FieldProblem[] => {
    const last = lastDayAsCounsel(file)
    if (on < today) return [{ field: 'on', message: '不能早于今天：以前的邀请、意见照旧有效' }]
    return last !== null && on >= last
      ? [{ field: 'on', message: `任期本来到 ${last} 为止，不用提前解聘` }]
      : []
  },
  events: (_file: CounselFile, input): CounselEvent[] => [{ type: 'CounselEnded', ...input }],
})

/** The note of a year, with the number of opinions that their events count. */
const noteYear: UnitBookAct<CounselFile, CounselEvent> = forgetForm({
  ...bookAct,
  id: 'note-year',
  title: '写年度评价',
  step: 'counsel',
  by: ['legal-head'] as const,
  effect: '和这一年在案卷里出具意见的件数一起留在登记簿里，不对外公布。',
  basis: [],
  form: {
    year: form.count({ label: '年度', min: 2018, max: 2199 }),
    note: form.paragraph({ label: '评价', max: 500 }),
  },
  applies: ({ engaged }: CounselFile) => engaged !== null,
  defaults: (_file: CounselFile, { today }: UnitAt) => ({ year: yearOf(today) }),
  checks: (file: CounselFile, { year }, { today }: UnitAt): FieldProblem[] => {
    if (year > yearOf(today)) return [{ field: 'year', message: '这一年还没有到' }]
    const served = file.terms.some(
      ({ from, until }) => yearOf(from) <= year && year <= yearOf(until),
    )
    return served ? [] : [{ field: 'year', message: '这一年不在任期内' }]
  },
  events: ({ engaged }: CounselFile, input, { opinionsOf }: UnitAt): CounselEvent[] => [
    {
      ...{ type: 'CounselYearNoted', ...input },
      opinions: engaged?.person ? opinionsOf(engaged.person, input.year) : 0,
    },
  ],
})

/** 法律顾问、公职律师登记簿: one book for each of them. */
export const counselBook: UnitBook<CounselFile, CounselEvent> = {
  id: 'counsel',
  title: '法律顾问、公职律师',
  always: [],
  acts: () => [engage, renew, endEarly, noteYear],
}
