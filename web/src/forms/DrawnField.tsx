import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ControlView, DrawnView } from '@zhaofa/contract'
import { inkOf, parseStrokes } from '@zhaofa/domain/case/strokes.ts'
import { isPlainObject } from '@zhaofa/domain/kernel/field-problem.ts'
import { useEffect, useEffectEvent } from 'react'
import { caseQuery } from '../api/cases.ts'
import { drawnQuery, sendSignature } from '../api/options.ts'
import { messageOf, Problem } from '../api/problem.ts'
import { below, type Below, type ToSign } from '../signature/below.ts'
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
type Unsent = Omit<Below, 'digest'> & { readonly strokes: string }

const isUnsent = (value: unknown): value is Unsent =>
  isPlainObject(value) && typeof value['strokes'] === 'string'

/**
 * What somebody draws below the paper that the form's field `paper` names, or below the list of those that `papers`
 * names: the name; or words with the own hand, which only some papers ask of the first who signs, on that paper alone.
 */
export function DrawnField({ control, ...props }: FieldProps & { control: Control }) {
  const papers = useToSign()
  if (control.of === 'words') {
    const record = papers.find(({ writes }) => writes !== null)
    const asked = record !== undefined && props.path.includes('.0.')
    const field = { ...props.field, hint: record?.writes ?? props.field.hint }
    return asked ? <Drawn {...props} field={field} screen={below([record])} /> : null
  }
  return <Drawn {...props} screen={below(papers)} />
}

/** The papers that are signed, in the order of the form. */
function useToSign(): ToSign[] {
  const { caseId, values } = useForm()
  const phone = usePhone()
  const asked = caseId !== null && phone === null
  const { data: file } = useQuery({ ...caseQuery(caseId ?? ''), enabled: asked })
  const { paper, papers } = values
  // A list of one is none: what was drawn below it would not count below the list that follows.
  const chosen: readonly unknown[] = !Array.isArray(papers)
    ? [paper]
    : papers.length > 1
      ? papers
      : []
  const waiting: readonly ToSign[] =
    phone === null
      ? (file?.signing ?? []).flatMap((each) =>
          each.screen === null ? [] : { paper: each.paper, ...each.screen },
        )
      : phone.papers.map(({ id, sha256: digest, writes }) => ({ paper: id, digest, writes }))
  return chosen.flatMap((id) => waiting.find((each) => each.paper === id) ?? [])
}

function Drawn({ field, path, value, onChange, screen }: FieldProps & { screen: Below | null }) {
  const { caseId, values } = useForm()
  const phone = usePhone()
  const { name } = valuesBeside(values, path)
  const whose = typeof name === 'string' && name !== '' ? `${name}的${field.label}` : field.label
  return (
    <FieldFrame field={field} path={path} group>
      {caseId === null || screen === null ? (
        <p className="sub">先看完要签名的文书。</p>
      ) : phone !== null ? (
        <DrawnHere {...{ whose, onChange, screen }} drawn={isUnsent(value) ? value : null} />
      ) : typeof value === 'string' && value !== '' ? (
        <Received {...{ caseId, whose, screen }} id={value} onAgain={() => onChange(null)} />
      ) : (
        <Writing {...{ caseId, whose, onChange, screen }} unsent={isUnsent(value) ? value : null} />
      )}
    </FieldFrame>
  )
}

type HereProps = {
  whose: string
  screen: Below
  drawn: Unsent | null
  onChange: (value: unknown) => void
}

/** At the door: what is drawn stays in the form, and goes with the step. */
function DrawnHere({ whose, screen: { digest, ...papers }, drawn, onChange }: HereProps) {
  const { describedBy } = useFieldIds()
  const read = drawn && drawn.paper === papers.paper ? parseStrokes(drawn.strokes) : null
  // Words, or a list, that were changed after the signature are not those that were signed.
  if (!read?.ok || read.value.paper !== digest) {
    return (
      <SignaturePad
        label={whose}
        describedBy={describedBy}
        paper={digest}
        busy={false}
        onDone={(strokes) => onChange({ ...papers, strokes })}
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
  screen: Below
  unsent: Unsent | null
  onChange: (value: unknown) => void
}

/** The area to sign on; and what was signed while the line was down, with the way to send it. */
function Writing({ caseId, whose, screen, unsent, onChange }: WritingProps) {
  const { digest, ...papers } = screen
  const { describedBy } = useFieldIds()
  const queries = useQueryClient()
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
          onDone={(strokes) => sending.mutate({ ...papers, strokes })}
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

type ReceivedProps = {
  caseId: string
  id: string
  whose: string
  screen: Below
  onAgain: () => void
}

/** What the server has, and since when. */
function Received({ caseId, id, whose, screen, onAgain }: ReceivedProps) {
  const { data: drawn, error } = useQuery(drawnQuery(caseId, id))
  const list = screen.list ? screen.digest : null
  const other = drawn !== undefined && (drawn.paper !== screen.paper || drawn.list !== list)
  return (
    <>
      {drawn && !other && <InkDrawing ink={drawn.ink} label={whose} />}
      {other && (
        <p className="bad">
          {list === null
            ? '这是在另一份文书上签的，请在这份文书上重签。'
            : '签名以后清单改过，请在现在的清单下重签。'}
        </p>
      )}
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
