import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { DraftReviewView } from '@zhaofa/contract'
import { Splitter } from 'antd'
import { useState } from 'react'
import { actFormQuery, caseQuery, draftReviewQuery, workQuery } from '../../api/cases.ts'
import { useAct } from '../../forms/use-act.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { DraftPane } from './DraftPane.tsx'
import { MaterialsPane } from './MaterialsPane.tsx'
import { readNotes, type Note } from './notes.ts'
import { IssuedPane } from './IssuedPane.tsx'
import { OpinionPane, unanswered } from './OpinionPane.tsx'
import { Objections, RefusedBefore } from './RefusedBefore.tsx'
import { ReviewGate } from './ReviewGate.tsx'
import { ReviewSteps } from './ReviewSteps.tsx'
import { useNoteKeys } from './use-note-keys.ts'
import { useWide } from './use-wide.ts'

const panes = ['稿件', '材料', '清单'] as const

/** 法制审核台: the frozen draft, the material beside it, the checklist and the opinion. */
export function ReviewDeskPage() {
  const { caseId } = useParams({ from: '/office/review/$caseId' })
  const { act } = useSearch({ from: '/office/review/$caseId' })
  return <Desk key={`${caseId} ${act ?? ''}`} caseId={caseId} act={act} />
}

function Desk({ caseId, act }: { caseId: string; act: string | undefined }) {
  const { data: file } = useSuspenseQuery(caseQuery(caseId))
  const { data: review } = useSuspenseQuery(draftReviewQuery(caseId, act))
  const { data: form } = useSuspenseQuery(actFormQuery(caseId, review.acts.opinion.id))
  const { data: work } = useSuspenseQuery(workQuery)
  const wide = useWide()
  const [open, setOpen] = useState<(typeof panes)[number]>('稿件')
  useTitle(`法制审核 ${file.party?.name ?? ''}`)
  const opening = useAct(caseId, form, unanswered(form))
  const [at, setAt] = useState(-1)
  const titleOf = (part: string) =>
    review.parts.find((each) => each.part === part)?.title ?? '案卷材料'
  const notes = readNotes(opening.typed.values['notes'], titleOf)
  const setNotes = (next: readonly Note[]) =>
    opening.typed.change(
      'notes',
      next.map(({ part, quote, remark }) => ({ part, quote, remark })),
    )
  useNoteKeys(notes.length, at, setAt)
  const addNote = (note: Note) => {
    setNotes([...notes, note])
    setAt(notes.length)
    setOpen('清单')
    // Drawn first, then reached: the field does not exist before.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`#note-${notes.length} textarea`)?.focus(),
    )
  }
  const draft = <DraftPane caseId={caseId} review={review} notes={notes} at={at} onNote={addNote} />
  const materials = <MaterialsPane file={file} review={review} />
  const opinion = review.issued ? (
    <IssuedPane issued={review.issued} />
  ) : !review.subject.sent ? (
    <NothingSent />
  ) : (
    <OpinionPane
      caseId={caseId}
      form={form}
      review={review}
      opinion={opening}
      notes={notes}
      at={at}
      onAt={setAt}
      onNotes={setNotes}
    />
  )
  return (
    <>
      <div className="page-title below-10">
        <h1>
          {review.subject.second ? '复审' : '法制审核'}：{file.party?.name ?? file.title}
        </h1>
        <span className="sub">
          <Link to="/cases/$caseId" params={{ caseId }}>
            {file.number ?? file.title}
          </Link>
          <i className="bar-between" />
          承办 {file.investigators.map(({ name }) => name).join('、')}
        </span>
      </div>
      <Subjects caseId={caseId} subjects={review.subjects} />
      <ReviewGate file={file} review={review} today={work.today} />
      <ReviewSteps caseId={caseId} review={review} />
      {review.refused && <RefusedBefore refused={review.refused} />}
      <Objections objections={review.objections} />
      {wide ? (
        <div className="review-panes">
          {/* Every size is said, so that nothing moves once the width is known. */}
          <Splitter>
            <Splitter.Panel defaultSize="43%" min="28%">
              {draft}
            </Splitter.Panel>
            <Splitter.Panel defaultSize="27%" min="18%">
              {materials}
            </Splitter.Panel>
            <Splitter.Panel defaultSize="30%" min="24%">
              {opinion}
            </Splitter.Panel>
          </Splitter>
        </div>
      ) : (
        <>
          <div className="segments below-12" role="group" aria-label="选择栏目">
            {panes.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={open === name}
                onClick={() => setOpen(name)}
              >
                {name}
              </button>
            ))}
          </div>
          {/* All three stay mounted, so nothing half written is lost by looking at another. */}
          <div hidden={open !== '稿件'}>{draft}</div>
          <div hidden={open !== '材料'}>{materials}</div>
          <div hidden={open !== '清单'}>{opinion}</div>
        </>
      )}
    </>
  )
}

/** There is no checklist of what nobody sent. */
function NothingSent() {
  return (
    <section className="pane" aria-label="审核清单">
      <Empty title="没有送审的内容">承办机构送审以后，在这里逐项审核。</Empty>
    </section>
  )
}

/** Where a case has more than one thing to review: its decision, its seizures, a change of its decision. */
function Subjects({ caseId, subjects }: { caseId: string } & Pick<DraftReviewView, 'subjects'>) {
  if (subjects.length < 2) return null
  return (
    <nav className="segments below-12" aria-label="审核哪一项">
      {subjects.map(({ act, title, current }) => (
        <Link
          key={act}
          to="/review/$caseId"
          params={{ caseId }}
          search={{ act }}
          aria-current={current ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
