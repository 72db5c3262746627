import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseView, ControlView, SigningView } from '@zhaofa/contract'
import { caseQuery } from '../api/cases.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { PaperWords } from './PaperWords.tsx'
import { usePhone } from './phone-context.ts'
import { Picks } from './PickFields.tsx'
import { ReadPages } from './ReadPages.tsx'
import { useForm } from './form-context.ts'

type Props = FieldProps & { control: Extract<ControlView, { kind: 'signable' }> }

/** One of the papers of the case that wait for a signature; where it is signed on the screen, to be read first. */
export function SignableField(props: Props) {
  return usePhone() === null ? <AtTheServer {...props} /> : <OnThePhone {...props} />
}

/** At the door: what the steps taken there say is read as words; a paper of the server is read while there is a network. */
function OnThePhone({ field, path, value }: Props) {
  const phone = usePhone()
  const papers = phone?.papers ?? []
  const chosen = papers.find(({ id }) => id === value)
  const words = chosen && phone ? phone.wordsOf(chosen.id) : null
  return (
    <FieldFrame field={field} path={path} group>
      {papers.length === 0 && <p className="sub">没有等签名的文书。</p>}
      <Picks
        kind="radio"
        options={papers.map(({ id, title, on }) => ({ value: id, label: `${title}（${on}）` }))}
        picked={(id) => value === id}
        onPick={(id) => phone?.choosePaper(id)}
      />
      {words && <PaperWords paper={words} />}
      {chosen && !words && <ReadPages paper={chosen.id} title={chosen.title} />}
    </FieldFrame>
  )
}

const isOpen = (state: SigningView['state']): boolean => state === 'waiting' || state === 'blank'

function AtTheServer({ field, path, value, onChange, control }: Props) {
  const { caseId } = useForm()
  const { data: file } = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== null })
  const onScreen = control.shown === 'pages'
  const waiting = (file?.signing ?? []).filter(
    // A sheet that was written on may be refused before the visit is registered.
    ({ state, screen }) => (onScreen ? state === 'waiting' && screen !== null : isOpen(state)),
  )
  const chosen = waiting.find(({ paper }) => paper === value)
  return (
    <FieldFrame field={field} path={path} group>
      {file && waiting.length === 0 && <p className="sub">没有等签名的文书。</p>}
      <Picks
        kind="radio"
        options={waiting.map(({ paper, title, madeOn }) => ({
          value: paper,
          label: `${title}（${madeOn}）`,
        }))}
        picked={(id) => value === id}
        onPick={(id) => onChange(id)}
      />
      {onScreen && file && chosen && <ReadPages paper={chosen.paper} title={chosen.title} />}
      {onScreen && file && chosen && <OtherWays file={file} paper={chosen.paper} />}
    </FieldFrame>
  )
}

/** Nobody has to sign on a screen: with ink on the printed paper, or not at all. */
function OtherWays({ file, paper }: { file: CaseView; paper: string }) {
  const ways = file.can.filter(({ shownWith, mine }) => shownWith === 'signatures' && mine)
  return (
    <p className="ways sub">
      <span>不用屏幕签：</span>
      <a href={`/api/documents/${paper}`} target="_blank" rel="noreferrer" className="link">
        打印原件用纸签
      </a>
      {ways.map((act) => (
        <Link
          key={act.id}
          to="/cases/$caseId/acts/$act"
          params={{ caseId: file.id, act: act.id }}
          className="link"
        >
          {act.title}
        </Link>
      ))}
    </p>
  )
}
