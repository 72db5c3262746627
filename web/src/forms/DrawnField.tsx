import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ControlView, DrawnView } from '@zhaofa/contract'
import { inkOf, parseStrokes } from '@zhaofa/domain/case/strokes.ts'
import { isPlainObject } from '@zhaofa/domain/kernel/field-problem.ts'
import { useEffect, useEffectEvent } from 'react'
import { caseQuery } from '../api/cases.ts'
import { drawnQuery, sendSignature } from '../api/options.ts'
import { messageOf, Problem } from '../api/problem.ts'
import { SignaturePad } from '../signature/SignaturePad.tsx'
import { Button } from '../ui/Button.tsx'
import { chinaSeconds, monthDay } from '../ui/days.ts'
import { Icon } from '../ui/Icon.tsx'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'
import type { FieldProps } from './field-props.ts'
import { useForm, valuesBeside } from './form-context.ts'
import { usePhone } from './phone-context.ts'

type Control = Extract<ControlView, { kind: 'drawn' }>

/** What was drawn while the server could not be reached: kept with the draft until it can. */
type Unsent = { readonly paper: string; readonly strokes: string }

const isUnsent = (value: unknown): value is Unsent =>
  isPlainObject(value) && typeof value['strokes'] === 'string'

/**
 * What somebody draws below the paper that the form's field `paper` names: the name, or words with the own hand, which
 * only some papers ask of the first who signs.
 */
export function DrawnField({ control, ...props }: FieldProps & { control: Control }) {
  const screen = useScreen()
  if (control.of === 'words') {
    const asked = screen?.writes != null && props.path.includes('.0.')
    const hint = screen?.writes ?? props.field.hint
    return asked ? <Drawn {...props} field={{ ...props.field, hint }} screen={screen} /> : null
  }
  return <Drawn {...props} screen={screen} />
}

type Screen = { readonly digest: string; readonly writes: string | null }

/** The paper that is signed: by what it is bound, and what somebody writes on it with the own hand. */
function useScreen(): Screen | null {
  const { caseId, values } = useForm()
  const phone = usePhone()
  const asked = caseId !== null && phone === null
  const { data: file } = useQuery({ ...caseQuery(caseId ?? ''), enabled: asked })
  if (phone === null) {
    return file?.signing.find((each) => each.paper === values['paper'])?.screen ?? null
  }
  const paper = phone.papers.find(({ id }) => id === values['paper'])
  return paper ? { digest: paper.sha256, writes: paper.writes } : null
}

function Drawn({ field, path, value, onChange, screen }: FieldProps & { screen: Screen | null }) {
  const { caseId, values } = useForm()
  const phone = usePhone()
  const { name } = valuesBeside(values, path)
  const whose = typeof name === 'string' && name !== '' ? `${name}的${field.label}` : field.label
  return (
    <FieldFrame field={field} path={path} group>
      {caseId === null || screen === null ? (
        <p className="sub">先选要签名的文书。</p>
      ) : phone !== null ? (
        <DrawnHere
          {...{ whose, onChange }}
          digest={screen.digest}
          paper={String(values['paper'])}
          drawn={isUnsent(value) ? value : null}
        />
      ) : typeof value === 'string' && value !== '' ? (
        <Received caseId={caseId} id={value} whose={whose} onAgain={() => onChange(null)} />
      ) : (
        <Writing
          {...{ caseId, whose, onChange }}
          digest={screen.digest}
          unsent={isUnsent(value) ? value : null}
        />
      )}
    </FieldFrame>
  )
}

type HereProps = {
  whose: string
  digest: string
  paper: string
  drawn: Unsent | null
  onChange: (value: unknown) => void
}

/** At the door: what is drawn stays in the form, and goes with the step. */
function DrawnHere({ whose, digest, paper, drawn, onChange }: HereProps) {
  const { describedBy } = useFieldIds()
  const read = drawn && drawn.paper === paper ? parseStrokes(drawn.strokes) : null
  // Words that were changed after the signature are not those that were signed.
  if (!read?.ok || read.value.paper !== digest) {
    return (
      <SignaturePad
        label={whose}
        describedBy={describedBy}
        paper={digest}
        busy={false}
        onDone={(strokes) => onChange({ paper, strokes })}
      />
    )
  }
  return (
    <>
      <InkDrawing ink={inkOf(read.value)} label={whose} />
      <p className="ok" role="status">
        <Icon name="tick" /> 已签，存在本机
      </p>
      <p className="ways">
        <Button look="outlined" onPress={() => onChange(null)}>
          重签
        </Button>
      </p>
    </>
  )
}

type WritingProps = {
  caseId: string
  whose: string
  digest: string
  unsent: Unsent | null
  onChange: (value: unknown) => void
}

/** The area to sign on; and what was signed while the line was down, with the way to send it. */
function Writing({ caseId, whose, digest, unsent, onChange }: WritingProps) {
  const { values } = useForm()
  const { describedBy } = useFieldIds()
  const queries = useQueryClient()
  const paper = String(values['paper'])
  const sending = useMutation({
    mutationFn: (drawn: Unsent) => sendSignature(caseId, drawn),
    // Without a line it fails at once and is kept, instead of waiting in this page for one.
    networkMode: 'always',
    onSuccess: (received) => {
      queries.setQueryData(drawnQuery(caseId, received.id).queryKey, received)
      onChange(received.id)
    },
    // What the server refused is drawn anew; what it never saw is kept.
    onError: (fault, drawn) =>
      onChange(fault instanceof Problem && fault.status < 500 ? null : drawn),
  })
  const again = () => {
    if (unsent !== null && !sending.isPending) sending.mutate(unsent)
  }
  const backOnline = useEffectEvent(again)
  useEffect(() => {
    const online = () => backOnline()
    addEventListener('online', online)
    return () => removeEventListener('online', online)
  }, [])
  const read = unsent && parseStrokes(unsent.strokes)
  return (
    <>
      {read?.ok ? (
        <>
          <InkDrawing ink={inkOf(read.value)} label={whose} />
          <p className="sub" role="status">
            <Icon name="warning" /> 网络不通，签名存在本机，还没有传到服务器
          </p>
          <p className="ways">
            <Button look="outlined" onPress={() => onChange(null)}>
              重签
            </Button>
            <Button look="outlined" busy={sending.isPending} onPress={again}>
              再传一次
            </Button>
          </p>
        </>
      ) : (
        <SignaturePad
          label={whose}
          describedBy={describedBy}
          paper={digest}
          busy={sending.isPending}
          onDone={(strokes) => sending.mutate({ paper, strokes })}
        />
      )}
      {sending.error && !read?.ok && (
        <p className="field-message" role="alert">
          <Icon name="warning" />
          {messageOf(sending.error)}
        </p>
      )}
    </>
  )
}

type ReceivedProps = { caseId: string; id: string; whose: string; onAgain: () => void }

/** What the server has, and since when. */
function Received({ caseId, id, whose, onAgain }: ReceivedProps) {
  const { values } = useForm()
  const { data: drawn, error } = useQuery(drawnQuery(caseId, id))
  const other = drawn !== undefined && drawn.paper !== values['paper']
  return (
    <>
      {drawn && !other && <InkDrawing ink={drawn.ink} label={whose} />}
      {other && <p className="bad">这是在另一份文书上签的，请在这份文书上重签。</p>}
      {error && <p className="bad">{messageOf(error)}</p>}
      {drawn && !other && (
        <p className="ok">
          <Icon name="tick" /> 已签，服务器 {monthDay(drawn.at)} {chinaSeconds(drawn.at)} 收到
        </p>
      )}
      <p className="ways">
        <Button look="outlined" onPress={onAgain}>
          重签
        </Button>
      </p>
    </>
  )
}

type Ink = { readonly box: readonly number[]; readonly path: string }

/** A signature as it looks. */
function InkDrawing({ ink: { box, path }, label }: { ink: Ink | DrawnView['ink']; label: string }) {
  return (
    <svg className="ink" viewBox={box.join(' ')} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
