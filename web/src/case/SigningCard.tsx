import type { CaseView, SigningView } from '@zhaofa/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { actFormQuery, saveDraft } from '../api/cases.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ActLink } from './ActLink.tsx'

/** More papers than this that are signed are folded away: what is missing must be seen. */
const shownSigned = 3

/** 签名情况: the papers that are signed by hand; what is missing first, and the way to mend it. */
export function SigningCard({ file }: { file: CaseView }) {
  const { signing, countersigning } = file
  const [all, setAll] = useState(false)
  if (signing.length === 0 && countersigning.length === 0) return null
  const missing = signing.filter(({ state }) => state === 'waiting')
  const blank = signing.filter(({ state }) => state === 'blank')
  const rest = signing.filter(({ state }) => state === 'signed' || state === 'refused')
  const shown = all ? rest : rest.slice(0, shownSigned)
  const onScreen = file.can.find(({ shownWith, mine }) => shownWith === 'each-unsigned' && mine)
  const ways = file.can.filter(({ shownWith, mine }) => shownWith === 'signatures' && mine)
  return (
    <section className="card signing" aria-label="签名情况">
      <h2>
        签名情况{' '}
        {signing.length > blank.length && (
          <span className="sub">要签名的文书 {signing.length - blank.length} 份</span>
        )}
      </h2>
      {signing.length > blank.length && (
        <p className={missing.length > 0 ? 'bad' : 'ok'}>
          <Icon name={missing.length > 0 ? 'warning' : 'tick'} />
          {missing.length > 0 ? `还缺 ${missing.length} 份的签名` : '都有签名或者记明拒签'}
        </p>
      )}
      {blank.length > 0 && (
        <p className="sub">另有手写材料 {blank.length} 份，带去现场写好、签名后扫描归档。</p>
      )}
      {countersigning.map(({ name, papers }) => (
        <p key={name} className="sub">
          待{name}会签：{papers.join('、')}
        </p>
      ))}
      {ways.length > 0 && (
        <p className="ways">
          {ways.map((act) => (
            <ActLink key={act.id} caseId={file.id} act={act} look="outlined" size="small">
              {act.title}
            </ActLink>
          ))}
        </p>
      )}
      <ul>
        {[...missing, ...blank, ...shown].map((each) => (
          <Paper key={each.paper} caseId={file.id} signing={each} act={onScreen?.id ?? null} />
        ))}
      </ul>
      {rest.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          再看 {rest.length - shown.length} 份
        </button>
      )}
    </section>
  )
}

const states = {
  waiting: ['缺签名', 'tag red'],
  blank: ['到场再写', 'tag'],
  refused: ['拒签', 'tag amber'],
  signed: ['已签', 'tag green'],
} as const

type PaperProps = {
  caseId: string
  signing: SigningView
  /** The act by which it is signed on the screen; null where this person may not. */
  act: string | null
}

function Paper({ caseId, signing, act }: PaperProps) {
  const { paper, title, madeOn, pages, state, signers, words, sheets, screen, onScreen } = signing
  const [word, look] = states[state]
  return (
    <li>
      <a className="file" href={`/api/documents/${paper}`} target="_blank" rel="noreferrer">
        <Icon name="paper" />
        <span>{title}</span>
        <small>
          {madeOn}，{pages} 页
        </small>
      </a>
      <span className={look}>{word}</span>
      <span className="sub">{words ?? `等${signers.join('、')}签名`}</span>
      {act !== null && screen && <SignNow {...{ caseId, act, paper }} expected={screen.expected} />}
      {onScreen && <Drawn caseId={caseId} paper={paper} onScreen={onScreen} />}
      {sheets.length > 0 && (
        <span className="sheets">
          {sheets.map((sheet) => (
            <Sheet key={sheet.page} caseId={caseId} paper={paper} title={title} sheet={sheet} />
          ))}
        </span>
      )}
    </li>
  )
}

type SignNowProps = {
  caseId: string
  act: string
  paper: string
  expected: NonNullable<SigningView['screen']>['expected']
}

/** The way to sign this paper on the screen: its form opens with it; what was begun there before goes on. */
function SignNow({ caseId, act, paper, expected }: SignNowProps) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const open = async () => {
    const form = await queries.fetchQuery({ ...actFormQuery(caseId, act), staleTime: 0 })
    if (form.values['paper'] !== paper) {
      await saveDraft(caseId, act, { version: null, input: { paper, signers: expected } })
      queries.removeQueries({ queryKey: actFormQuery(caseId, act).queryKey })
    }
    await navigate({ to: '/cases/$caseId/acts/$act', params: { caseId, act } })
  }
  return (
    <Button look="outlined" size="small" onPress={() => void open()}>
      现场签名
    </Button>
  )
}

type DrawnProps = {
  caseId: string
  paper: string
  onScreen: NonNullable<SigningView['onScreen']>
}

/** The 签名页, and the strokes as data for whoever examines handwriting. Opening them is itself recorded. */
function Drawn({ caseId, paper, onScreen: { page, strokes } }: DrawnProps) {
  return (
    <span className="sheets">
      {page && (
        <a href={`/api/documents/${page}`} target="_blank" rel="noreferrer" className="link">
          电子签名页
        </a>
      )}
      <span className="sub">笔迹数据：</span>
      {strokes.map(({ no, name }) => (
        <a
          key={no}
          href={`/api/cases/${caseId}/signed/${paper}/strokes/${no}`}
          target="_blank"
          rel="noreferrer"
          className="link"
        >
          {name}
        </a>
      ))}
    </span>
  )
}

type SheetProps = {
  caseId: string
  paper: string
  title: string
  sheet: SigningView['sheets'][number]
}

/** One page of the signed version, upright, as it came. Opening it is itself recorded. */
function Sheet({ caseId, paper, title, sheet }: SheetProps) {
  const [open, setOpen] = useState(false)
  const href = `/api/cases/${caseId}/signed/${paper}/${sheet.page}`
  const words = `签名页 ${sheet.page}`
  if (!sheet.mediaType.startsWith('image/')) {
    return (
      <a href={`${href}#page=${sheet.sheet}`} target="_blank" rel="noreferrer" className="link">
        {words}
      </a>
    )
  }
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {words}
      </button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        title={`${title}，第 ${sheet.page} 页`}
        width={760}
      >
        {open && <img className={`signed-sheet turned-${sheet.turned}`} src={href} alt={words} />}
      </Modal>
    </>
  )
}
