import type { Certificate } from '../src/authority/certificate.ts'
import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Act } from '../src/case/case-kernel.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { openFile } from '../src/case/evolve.ts'
import { happen } from '../src/case/happen.ts'
import { standingOfAct } from '../src/case/procedures.ts'
import { openOnTheSpot } from '../src/case/procedures/summary-penalty/acts/opening.ts'
import type { Party } from '../src/case/party.ts'
import { problemsOf } from '../src/case/law-in-force.ts'
import type { FieldProblem } from '../src/kernel/field-problem.ts'
import { readForm } from '../src/kernel/read-form.ts'
import type { Matter } from '../src/reference/matter.ts'
import { basisText } from '../src/shared/basis.ts'
import { circumstances, people, prepaidCard } from './circumstances.ts'

/** A matter that may be punished at first sight: a warning, or a fine up to 10 000 yuan. */
export const carContract: Matter = {
  ...prepaidCard,
  name: '未签订汽车销售合同',
  fine: { kind: 'range', minFen: 0, maxFen: 1_000_000 },
  correction: 'with',
  mustOrderCorrectionFirst: false,
  tiers: [
    { name: '一般', condition: '1 至 2 辆', minFen: 0, maxFen: 500_000, other: '' },
    { name: '较重', condition: '3 辆以上', minFen: 500_000, maxFen: 1_000_000, other: '' },
  ],
}

export const person: Party = {
  kind: 'natural-person',
  name: '孙某',
  idNumber: '220302199001011237',
  address: '四平市铁东区',
  phone: '0434-0000001',
  gender: '男',
  birthDate: '1990-01-01',
}
export const company: Party = {
  kind: 'organisation',
  name: '四平市恒路汽车销售有限公司',
  uscc: '91350100M000100Y43',
  legalRepresentative: '孙某',
  address: '四平市铁东区一马路128号',
  phone: '0434-0000001',
}
export const stall: Party = {
  kind: 'sole-trader',
  name: '铁东区恒路汽车经销处',
  uscc: '91350100M000100Y43',
  operator: '孙某',
  operatorIdNumber: null,
  address: '四平市铁东区一马路128号',
  phone: '0434-0000001',
}

/** Wednesday 2026-12-02, 10 o'clock in China. */
const morning = '2026-12-02T02:00:00.000Z'
export const officers = [people.chen, people.wang]

export const spotAt = (now = morning, changed: Partial<Circumstances> = {}): Circumstances => ({
  ...circumstances(now, carContract),
  matterOf: () => carContract,
  ...changed,
})

export const expired = (at: Circumstances, who: string): Circumstances => ({
  ...at,
  certificatesOf: (id): readonly Certificate[] =>
    at
      .certificatesOf(id)
      .map((each) => (id === who ? { ...each, validTo: '2026-06-30' as never } : each)),
})

export const found = (party: Party) => ({
  officers,
  certificatesShown: true,
  foundAt: '2026-12-02T01:41:00.000Z',
  place: '铁东区一马路128号',
  party: { ...party },
  matterCode: 'CF-034-03',
  facts: '向消费者销售小型汽车1辆，未签订销售合同。',
})

export function openSpotCase(party: Party, at = spotAt()): CaseFile {
  const [event] = openOnTheSpot.events(found(party), at)
  if (!event) throw new Error('the opening means nothing')
  const by = { id: at.actor.id, name: at.actor.name }
  const first = { version: 1, at: at.now, by, approvals: [], event }
  return openFile('00000000-0000-4000-8000-0000000000aa', 'agency', first)
}

/** What an act of the case is refused for: its requirements, or what is wrong with the input. */
export function refusalsOf(
  file: CaseFile,
  act: Act,
  typed: Record<string, unknown>,
  at = spotAt(),
): string[] {
  const standing = standingOfAct(act, file, at)
  if (!standing.can) {
    return standing.unmet.map(({ reason, basis }) => [reason, ...basis.map(basisText)].join(' '))
  }
  const read = readForm(act.form, typed)
  return (read.ok ? problemsOf(act, file, read.value, at) : (read.refusal.fields ?? [])).map(
    problemText,
  )
}

export const problemText = ({ message, basis }: FieldProblem): string =>
  [message, ...(basis ? [basisText(basis)] : [])].join(' ')

/** The file after the act. @throws Error when it is refused. */
export function doAct(
  file: CaseFile,
  act: Act,
  typed: Record<string, unknown>,
  at = spotAt(),
): CaseFile {
  const refusals = refusalsOf(file, act, typed, at)
  if (refusals.length > 0) throw new Error(`${act.title}: ${refusals.join('；')}`)
  const read = readForm(act.form, typed)
  if (!read.ok) throw new Error(act.title)
  return after(file, act.events(file, read.value, at), at)
}

function after(file: CaseFile, events: readonly CaseEvent[], at = spotAt()): CaseFile {
  const by = { id: at.actor.id, name: at.actor.name }
  return happen(file, events, { at: at.now, by, approvals: [] }).file
}

export const photo = {
  evidenceId: '00000000-0000-4000-8000-00000000000e',
  kind: 'audio-video',
  name: '现场照片 1',
  purpose: '证明未签订合同',
  source: '执法人员现场拍摄',
  collectedOn: '2026-12-02',
  officers,
}
export const told = (fineFen: number, changed: Record<string, unknown> = {}) => ({
  tier: '一般',
  kinds: fineFen === 0 ? ['warning'] : ['fine'],
  fineFen,
  rightsTold: true,
  statement: null,
  answer: null,
  disputed: false,
  ...changed,
})
export const decided = (fineFen: number, changed: Record<string, unknown> = {}) => ({
  kinds: fineFen === 0 ? ['warning'] : ['fine'],
  fineFen,
  recipient: '孙某',
  refused: false,
  refusal: null,
  officers,
  ...changed,
})
