import { forgetForm } from '../kernel/act.ts'
import * as form from '../kernel/form.ts'
import type { PersonId, Recorded } from '../kernel/recorded.ts'
import { guidance } from '../shared/basis.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { bookAct, type BookFile, evolveProposal, type ProposalEvent } from '../kernel/book.ts'
import type { UnitAt, UnitBook, UnitBookAct } from './unit-at.ts'

/** Who does the review: a department of the agency, or another unit where the agency has none. */
export const unitKinds = { own: '本机关的法制机构', entrusted: '委托其他单位审核' } as const
export type UnitKind = keyof typeof unitKinds

/** 法制审核机构, as it was named by the agency. */
export type ReviewingUnit = {
  readonly kind: UnitKind
  readonly name: string
  readonly document: string
  readonly head: PersonId
  readonly headName: string
  readonly since: PlainDate
  /** The last day on which another unit reviews for the agency; null for an own department. */
  readonly until: PlainDate | null
}

export type UnitEvent = ({ readonly type: 'UnitNamed' } & ReviewingUnit) | ProposalEvent

export type UnitFile = BookFile & {
  /** Null until it was named for the first time. */
  readonly unit: ReviewingUnit | null
}

export const unnamedUnit: UnitFile = { version: 0, proposal: null, unit: null }

export function evolveUnit(file: UnitFile, recorded: Recorded<UnitEvent>): UnitFile {
  const { version, event } = recorded
  if (event.type !== 'UnitNamed') return { ...file, ...evolveProposal(file, recorded, event) }
  const { type: _, ...unit } = event
  return { ...file, version, unit }
}

const nameUnit: UnitBookAct<UnitFile, UnitEvent> = forgetForm({
  ...bookAct,
  id: 'name-unit',
  title: '明确法制审核机构',
  step: 'unit',
  by: ['legal-head'] as const,
  approvals: ['agency-head'] as const,
  effect: '由机关负责人同意后生效，以前登记的留在经过里。',
  basis: [],
  form: {
    kind: form.choice({ label: '由谁审核', options: unitKinds }),
    name: form.text({ label: '机构名称', max: 80 }),
    document: form.text({ label: '明确或者委托的文件', hint: '文件名称、文号', max: 120 }),
    head: form.people({ label: '负责人', role: 'legal-head', max: 1 }),
    since: form.date({ label: '从' }),
    until: form.askedWhen(
      { field: 'kind', is: ['entrusted'] },
      form.date({ label: '委托到', hint: '最后一天' }),
    ),
  },
  defaults: ({ unit }: UnitFile, { today, legalDepartment, actor }: UnitAt) =>
    unit
      ? { ...unit, head: [unit.head], since: today }
      : {
          ...(legalDepartment !== null && { kind: 'own' as const, name: legalDepartment }),
          ...{ head: [actor.id], since: today },
        },
  checks: ({ unit }: UnitFile, { head, since, until }, at: UnitAt): FieldProblem[] => [
    ...(at.personOf(head[0] ?? '')?.active === true
      ? []
      : [{ field: 'head', message: '这个人已经不在岗，请另选负责人' }]),
    ...(until !== null && until < since
      ? [{ field: 'until', message: '最后一天不能早于第一天', basis: guidance('四（十一）') }]
      : []),
    ...(unit !== null && since < unit.since
      ? [{ field: 'since', message: `不能早于现在这一机构的起始日 ${unit.since}` }]
      : []),
  ],
  events: (_file: UnitFile, { head, ...named }, { personOf }: UnitAt): UnitEvent[] => [
    {
      ...{ type: 'UnitNamed', ...named },
      ...{ head: head[0] ?? '', headName: personOf(head[0] ?? '')?.name ?? '' },
    },
  ],
})

/** 法制审核机构: who reviews for the agency, and who leads it. */
export const unitBook: UnitBook<UnitFile, UnitEvent> = {
  id: 'unit',
  title: '法制审核机构',
  always: [],
  acts: () => [nameUnit],
}
