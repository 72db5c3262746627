import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { Circumstances } from '../../circumstances.ts'
import { agenda, type AgendaItem, type Attendance, type Signing } from './codes.ts'
import type { Exhibit, PartySide } from './events.ts'
import { article, checkHost } from './requirements.ts'
import type { HearingFile } from './slice.ts'

/** Nobody who investigated writes the record, also not as the host of before (处罚法第64条第4项). */
export const checkActingHost = (
  file: HearingFile,
  at: Circumstances,
  field: string,
): FieldProblem[] => checkHost(file, at.actor.id, at, field)

type Record = {
  attended: Attendance
  partySide: readonly PartySide[] | null
  agenda: readonly AgendaItem[] | null
  investigators: readonly PersonId[]
  exhibits: readonly Exhibit[] | null
  signing: Signing | null
}

/** Whether the record shows what a hearing consists of (处罚法第64条第5至8项). */
export function checkRecord(file: HearingFile, input: Record, at: Circumstances): FieldProblem[] {
  return [
    ...checkInvestigators(file, input, at),
    ...checkAgents(file, input),
    ...(input.attended === 'present' ? checkWhole(input) : []),
    ...checkSigning(input),
  ]
}

function checkAgents({ hearing }: HearingFile, { partySide }: Record): FieldProblem[] {
  const named = new Set(hearing?.agents.map(({ name }) => name))
  const unknown = (partySide ?? []).filter(
    ({ name, capacity }) => capacity === 'agent' && !named.has(name),
  )
  return unknown.map(({ name }) => ({
    field: 'partySide',
    message: `${name}没有登记授权委托书，不能作为代理人参加；先登记听证代理人`,
    basis: article(5),
  }))
}

/** Whoever presents the case is one of those who investigated it (处罚法第64条第7项). */
function checkInvestigators(
  { tookPart }: HearingFile,
  { investigators }: Record,
  { nameOf }: Circumstances,
): FieldProblem[] {
  return investigators
    .filter((id) => !tookPart.includes(id))
    .map((id) => ({
      field: 'investigators',
      message: `${nameOf(id)}没有参加本案调查，不能作为调查人员出席`,
      basis: article(7),
    }))
}

/** What a hearing cannot do without: the rights were told, both sides were heard, the evidence was examined. */
const needed = ['rights', 'accusation', 'defence', 'examination'] as const satisfies AgendaItem[]

function checkWhole({ agenda: done, exhibits }: Record): FieldProblem[] {
  const missing = needed.filter((item) => !done?.includes(item))
  const problems: FieldProblem[] = []
  if (missing.length > 0) {
    const message = `听证还没有进行完：${missing.map((item) => agenda[item]).join('；')}`
    problems.push({ field: 'agenda', message, basis: article(missing[0] === 'rights' ? 4 : 7) })
  }
  if (exhibits?.length === 0) {
    const message = '听证应当质证，请逐件填写出示的证据和质证意见'
    problems.push({ field: 'exhibits', message, basis: article(7) })
  }
  return problems
}

function checkSigning({ attended, signing }: Record): FieldProblem[] {
  if (attended === 'present' && signing === 'absent') {
    const message = '当事人到场的，笔录应当交其核对签字；拒绝的，选“拒绝签字”并注明'
    return [{ field: 'signing', message, basis: article(8) }]
  }
  return []
}
