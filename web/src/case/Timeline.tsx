import type { AmendmentView, TimelineEntry } from '@zhaofa/contract'
import { useState } from 'react'
import { LawLinks } from '../law/LawLink.tsx'
import { chinaDay, chinaTime, longDay, monthDay } from '../ui/days.ts'
import { ActLink } from './ActLink.tsx'
import { deviceHourText } from './device-hour.ts'
import { DocumentFile, EvidenceFile } from './CaseFiles.tsx'

const entriesAtFirst = 8
type Show = '全部' | '文书' | '证据'

/** 经过: the newest entry comes first, with its papers and recordings. */
export function Timeline({ caseId, entries, inLog }: Props) {
  const [show, setShow] = useState<Show>('全部')
  const [all, setAll] = useState(false)
  const newest = [...entries].sort((a, b) => b.version - a.version)
  const matching = newest.filter(
    ({ documents, evidence }) =>
      show === '全部' || (show === '文书' ? documents.length > 0 : evidence.length > 0),
  )
  const shown = all ? matching : matching.slice(0, entriesAtFirst)
  const rest = matching.slice(shown.length)
  return (
    <section className="card" aria-labelledby="timeline">
      <div className="card-head">
        <h2 id="timeline">经过</h2>
        <span className="sub">
          {entries.length} 条，{inLog >= entries.length ? '全部已存证' : `${inLog} 条已存证`}
        </span>
        <span className="spacer" />
        <ShowSegments entries={entries} show={show} onShow={setShow} />
      </div>
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry key={entry.version} caseId={caseId} entry={entry} />
        ))}
      </ol>
      {rest.length > 0 && (
        <div className="card-foot">
          <button type="button" className="link" onClick={() => setAll(true)}>
            再看 {rest.length} 条
          </button>{' '}
          <span className="sub">
            {rest
              .slice(0, 3)
              .map(({ at, title }) => `${monthDay(chinaDay(at))} ${title}`)
              .join('，')}
            {rest.length > 3 && ' ……'}
          </span>
        </div>
      )}
    </section>
  )
}

type Props = { caseId: string; entries: readonly TimelineEntry[]; inLog: number }

function ShowSegments(props: {
  entries: readonly TimelineEntry[]
  show: Show
  onShow: (show: Show) => void
}) {
  const { entries, show, onShow } = props
  const counts: [Show, number | null][] = [
    ['全部', null],
    ['文书', entries.flatMap(({ documents }) => documents).length],
    ['证据', entries.flatMap(({ evidence }) => evidence).length],
  ]
  return (
    <div className="segments" role="group" aria-label="筛选经过">
      {counts.map(([name, count]) => (
        <button key={name} type="button" aria-pressed={show === name} onClick={() => onShow(name)}>
          {name} {count}
        </button>
      ))}
    </div>
  )
}

function Entry({ caseId, entry }: { caseId: string; entry: TimelineEntry }) {
  const { version, at, title, by, detail, basis, documents, evidence, effective, amendments } =
    entry
  return (
    <li id={`step-${version}`} className={effective ? 'legal' : ''}>
      <time dateTime={at}>
        <b>{monthDay(chinaDay(at))}</b>
        {chinaTime(at)}
      </time>
      <div>
        <h3>
          {title}
          <small>{by}</small>
        </h3>
        {entry.device && <p className="sub">{deviceHourText(entry.device, at)}</p>}
        {(detail || basis.length > 0) && (
          <p className="pre">
            {detail} <LawLinks basis={basis} />
          </p>
        )}
        {amendments.map((each, i) => (
          <Amended key={i} amendment={each} />
        ))}
        {documents.length + evidence.length > 0 && (
          <div className="files">
            {documents.map((each) => (
              <DocumentFile key={each.id} document={each} />
            ))}
            {evidence.map((each) => (
              <EvidenceFile key={each.id} caseId={caseId} evidence={each} />
            ))}
          </div>
        )}
        <Amending caseId={caseId} entry={entry} />
      </div>
    </li>
  )
}

/** The way to put this record right, or why there is none now; only for whoever puts records right. */
function Amending({
  caseId,
  entry: { amend, notAmended },
}: {
  caseId: string
  entry: TimelineEntry
}) {
  const why = notAmended ?? (amend?.mine ? amend.unmet.map(({ reason }) => reason).join('；') : '')
  if (why === '') {
    return amend?.mine ? (
      <p className="sub">
        <ActLink caseId={caseId} act={amend} look="quiet" size="small">
          更正
        </ActLink>
      </p>
    ) : null
  }
  return (
    <details className="sub">
      <summary>{notAmended === null ? '现在不能更正' : '不作更正'}</summary>
      {why}
    </details>
  )
}

/** 更正: the old words struck, the new beside them, who, when and why; a limit that moved in a line of its own. */
function Amended({ amendment }: { amendment: AmendmentView }) {
  const { on, by, reason, changes, limits } = amendment
  return (
    <div className="amendment">
      <p className="sub">
        更正：{by}，{longDay(on)}。理由：{reason}
      </p>
      {changes.map(({ label, before, after }) => (
        <p key={label}>
          {label}：<del>{before}</del> <ins>{after}</ins>
        </p>
      ))}
      {limits.map((each) => (
        <p key={each} className="sub">
          {each}
        </p>
      ))}
    </div>
  )
}
