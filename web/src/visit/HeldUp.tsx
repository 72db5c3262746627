import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { leavingOut } from '@zhaofa/domain/case/procedures/inspection/leaving-out.ts'
import { instantOf } from '@zhaofa/domain/kernel/recorded.ts'
import { useId, useState } from 'react'
import { newKey } from '../api/submission.ts'
import { messageOf } from '../api/problem.ts'
import { keepDraft } from '../forms/draft-store.ts'
import { SignSheet } from '../forms/SignSheet.tsx'
import { useSession } from '../app/use-session.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { deviceHour } from './clock.ts'
import { replaced } from './replace-ids.ts'
import { sendVisits, takeAlong } from './send-visit.ts'
import { dropStep, findPack, isUnsent, keepStep, stepsOf, type Step } from './visit-store.ts'

/**
 * The way on from a step that the server did not take: sign it; judge it again upon what others did; mend it; or drop
 * it with what follows. Nothing is dropped without a question that names it.
 */
export function HeldUp({ step }: { step: Step }) {
  const { refused } = step
  if (refused === null || !isUnsent(step)) return null
  return (
    <div className="button-row">
      {refused.kind === 'signs' && <Sign step={step} />}
      {refused.kind === 'changed' && <JudgeAgain step={step} />}
      {refused.kind === 'refused' && <Mend step={step} />}
      {refused.kind !== 'signs' && <Drop step={step} />}
    </div>
  )
}

function Sign({ step }: { step: Step }) {
  const { account } = useSession()
  const [asking, setAsking] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const signing = useMutation({
    mutationFn: async (confirmation: string) => {
      await keepStep({ ...step, refused: null })
      const stopped = await sendVisits(account, confirmation)
      if (stopped) throw stopped
      const after = (await stepsOf(account)).find(({ no }) => no === step.no)
      return after?.refused?.kind === 'signs'
    },
    onSuccess: (again) => {
      setWrong(again ? '不对，请再输入一次' : undefined)
      if (!again) setAsking(false)
    },
    onError: (error) => setWrong(messageOf(error)),
  })
  return (
    <>
      <Button onPress={() => setAsking(true)}>签名并送出</Button>
      {asking && (
        <SignSheet
          act={{ title: step.title, effect: '确认是您本人以后送出。' }}
          wrong={wrong}
          busy={signing.isPending}
          sign={(confirmation) => signing.mutate(confirmation)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Reads what others did, judges every waiting step upon it, and sends those that still hold. */
function JudgeAgain({ step }: { step: Step }) {
  const { account } = useSession()
  const judging = useMutation({ mutationFn: () => judgeAgain(account, step.caseId) })
  return (
    <>
      <Button busy={judging.isPending} onPress={() => judging.mutate()}>
        按现在的案卷核对后再送
      </Button>
      {judging.error && <p role="alert">{messageOf(judging.error)}</p>}
    </>
  )
}

async function judgeAgain(account: string, caseId: string): Promise<void> {
  const view = await takeAlong(account, caseId)
  const { visitOnPhone, wordsOf } = await import('./visit-here.ts')
  const { capturesOf } = await import('../case/capture-store.ts')
  const waiting = (await stepsOf(account, caseId)).filter(isUnsent)
  const { basedOn, stopped } = visitOnPhone(view, waiting, await capturesOf(account, caseId))
  for (const each of waiting) {
    const version = basedOn.get(each.id)
    if (version !== undefined) await keepStep({ ...each, basedOn: version, refused: null })
    else if (each.id === stopped?.step) {
      const { fields, refusals } = wordsOf(stopped.refusals)
      const words = [
        ...fields.map(({ message }) => message),
        ...refusals.map(({ reason }) => reason),
      ]
      await keepStep({ ...each, refused: { kind: 'refused', reason: words.join('；') } })
    }
  }
  await sendVisits(account)
}

/** Back into its form with everything as it was typed; what followed waits, and is judged again upon the mended step. */
function Mend({ step }: { step: Step }) {
  const { account } = useSession()
  const { caseId, act } = step
  const open = () =>
    keepDraft(
      { account, caseId: `visit-${caseId}`, act },
      { at: new Date().toISOString(), version: step.basedOn, values: valuesOf(step) },
    )
  return (
    <Link
      to="/visits/$caseId/$act"
      params={{ caseId, act }}
      search={{ mends: step.no }}
      className="button"
      onClick={open}
    >
      改好再送
    </Link>
  )
}

/** The step as its form had it: what was drawn is a drawing again. */
const valuesOf = ({ input, drawings }: Step) =>
  replaced(input, new Map(Object.entries(drawings))) as Record<string, unknown>

/**
 * The step and what follows leave the queue, and in their place goes what they were, when they were pressed and why they
 * are not sent: nothing disappears from a phone in silence.
 */
function Drop({ step }: { step: Step }) {
  const { account } = useSession()
  const [after, setAfter] = useState<Step[] | null>(null)
  const [reason, setReason] = useState('')
  const id = useId()
  const dropping = useMutation({
    networkMode: 'always',
    mutationFn: async (dropped: readonly Step[]) => {
      const pack = await findPack(account, step.caseId)
      const basedOn = pack?.view.version ?? step.basedOn
      await keepStep(leftOut({ ...step, basedOn }, dropped, reason.trim()))
      await Promise.all(dropped.filter(({ no }) => no !== step.no).map(dropStep))
    },
    onSuccess: () => {
      setAfter(null)
      void sendVisits(account)
    },
  })
  const ask = async () => {
    const waiting = (await stepsOf(account, step.caseId)).filter(isUnsent)
    setAfter(waiting.filter(({ no }) => no >= step.no))
  }
  return (
    <>
      <Button look="outlined" onPress={() => void ask()}>
        不送了
      </Button>
      {after && (
        <Sheet title="不送这一步和它后面的" onClose={() => setAfter(null)}>
          <p>
            {after.map(({ title }) => title).join('、')}
            {after.length > 1 ? `这 ${after.length} 步` : '这一步'}
            只在这台手机上。不送就从本机移走，找不回来；步骤的名称、按下的时间和理由记入案卷。现场确实做过的，请另行补办。
          </p>
          <label htmlFor={id}>为什么不送</label>
          <textarea
            id={id}
            className="input"
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {dropping.error && <p role="alert">{messageOf(dropping.error)}</p>}
          <div className="button-row above-14">
            <Button onPress={() => setAfter(null)}>先留着</Button>
            <Button
              look="quiet"
              blocked={reason.trim() === '' ? '请写明理由' : undefined}
              busy={dropping.isPending}
              onPress={() => dropping.mutate(after)}
            >
              移走
            </Button>
          </div>
        </Sheet>
      )}
    </>
  )
}

/** What stands in the place of steps that are not sent. */
const leftOut = (step: Step, dropped: readonly Step[], reason: string): Step => ({
  ...step,
  // A key of its own: it is another act.
  id: newKey(),
  act: leavingOut.id,
  title: leavingOut.title,
  input: {
    steps: dropped.map(({ title, device }) => ({ title, pressedAt: instantOf(device) })),
    reason,
  },
  device: deviceHour(),
  drawings: {},
  papers: {},
  files: [],
  refused: null,
})
