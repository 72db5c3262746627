import { useMutation } from '@tanstack/react-query'
import type { FieldProblemView, RefusalView } from '@zhaofa/contract'
import { isPlainObject } from '@zhaofa/domain/kernel/field-problem.ts'
import { newKey } from '../api/submission.ts'
import type { Capture } from '../case/capture-store.ts'
import { useSession } from '../app/use-session.ts'
import { clockProblem, deviceHour } from './clock.ts'
import { sendVisits } from './send-visit.ts'
import { judgeHere, papersHere, type VisitOnPhone } from './visit-here.ts'
import { addStep, keepStep, type Drawing } from './visit-store.ts'

type Input = Record<string, unknown>

/** What the rules, or the phone itself, have against a press. Nothing was kept. */
export class NotKept extends Error {
  override readonly name = 'NotKept'
  readonly fields: readonly FieldProblemView[]
  readonly refusals: readonly RefusalView[]

  constructor(
    message: string,
    fields: readonly FieldProblemView[] = [],
    refusals: readonly RefusalView[] = [],
  ) {
    super(message)
    this.fields = fields
    this.refusals = refusals
  }
}

type Pressed = {
  readonly visit: VisitOnPhone
  readonly captures: readonly Capture[]
  readonly act: { readonly id: string; readonly title: string }
  readonly input: Input
  /** The number of the step in whose place this one comes. */
  readonly mends?: number | null
}

/** 按下: judged here as the server will, kept on the phone before anything is said, then sent where there is a network. */
export function useStep(onKept: () => void | Promise<void>) {
  const { account } = useSession()
  return useMutation({
    networkMode: 'always',
    mutationFn: async ({ visit, captures, act, input: typed, mends = null }: Pressed) => {
      const wrong = clockProblem()
      if (wrong !== null) throw new NotKept(wrong)
      const { input, drawings } = withDrawings(typed)
      const judged = judgeHere(visit, act.id, input, { drawings, captures })
      if (!judged.ok) {
        const { fields, refusals } = judged
        const first = fields[0]?.message ?? refusals[0]?.reason ?? '现在不能办'
        throw new NotKept(first, fields, refusals)
      }
      const texts = new Set(textsIn(input))
      const step = {
        ...{ id: newKey(), account, caseId: visit.view.caseId, act: act.id, title: act.title },
        ...{ input, drawings, device: deviceHour(), basedOn: visit.file.version },
        papers: Object.fromEntries(
          papersHere(visit)
            .filter(({ id }) => texts.has(id))
            .map(({ id, type }) => [id, type]),
        ),
        files: captures.map(({ id }) => id).filter((id) => texts.has(id)),
        refused: null,
        received: null,
      }
      // A mended step keeps its place: what followed it still does.
      const kept = mends === null ? addStep(step) : keepStep({ ...step, no: mends })
      await kept.catch(() => {
        throw new NotKept(
          '本机存不下这一步，没有记下。请清理手机存储空间后再按一次；也可以记在纸上，回去补办。',
        )
      })
    },
    onSuccess: async () => {
      await onKept()
      void sendVisits(account)
    },
  })
}

const isDrawing = (value: object): value is Drawing =>
  'paper' in value && 'strokes' in value && typeof value.strokes === 'string'

/** What was drawn in the form goes beside the input, which names it as the server will. */
function withDrawings(typed: Input): { input: Input; drawings: Record<string, Drawing> } {
  const drawings: Record<string, Drawing> = {}
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (!isPlainObject(value)) return value
    if (isDrawing(value)) {
      const id = newKey()
      drawings[id] = value
      return id
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, named(each)]))
  }
  return { input: named(typed) as Input, drawings }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isPlainObject(value) ? Object.values(value).flatMap(textsIn) : []
}
