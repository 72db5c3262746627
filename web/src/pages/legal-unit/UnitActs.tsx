import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { KeptBook, UnitActForm, UnitActOffer } from '@zhaofa/contract'
import { useState } from 'react'
import {
  agreeInBook,
  performUnitAct,
  returnInBook,
  unitActQuery,
  type UnitPlace,
} from '../../api/legal-unit.ts'
import { messageOf } from '../../api/problem.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { askReason } from '../../forms/small-form-fields.ts'
import { Button } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ConfirmedSheet } from '../approvals/ConfirmedSheet.tsx'

/** Everything on these pages and on the home is read again after an act. */
export function useRenew() {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['legal-unit'] })
    void queries.invalidateQueries({ queryKey: ['inspection-plans'] })
    void queries.invalidateQueries({ queryKey: ['work'] })
  }
}

type ActsProps = {
  place: UnitPlace
  offers: readonly UnitActOffer[]
  /** The first of them is what the page is there for. */
  leads?: boolean
}

/** A button for each act; what cannot be done now says why. */
export function UnitActs({ place, offers, leads }: ActsProps) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <>
      {offers.map(({ id, title, unmet }, i) => (
        <Button
          key={id}
          size="small"
          look={leads && i === 0 ? 'filled' : 'outlined'}
          blocked={unmet.length > 0 ? unmet.map(({ reason }) => reason).join('；') : undefined}
          onPress={() => setOpen(id)}
        >
          {title}
        </Button>
      ))}
      {open && <UnitActSheet place={place} act={open} onClose={() => setOpen(null)} />}
    </>
  )
}

type SheetProps = {
  place: UnitPlace
  act: string
  onClose: () => void
  /** What a table was read as, in place of what the act begins with. */
  start?: Record<string, unknown>
}

/** One act of a book, from the form the server sends. */
export function UnitActSheet({ place, act, onClose, start }: SheetProps) {
  const { data, error } = useQuery(unitActQuery(place, act))
  const renew = useRenew()
  if (error) {
    return (
      <Sheet title="现在不能办" onClose={onClose}>
        <Empty title={messageOf(error)} />
      </Sheet>
    )
  }
  if (!data) return null
  return <ChangeSheet change={changeOf(place, data, start)} onDone={renew} onClose={onClose} />
}

function changeOf(
  place: UnitPlace,
  { act, version, fields, values, known }: UnitActForm,
  start: Record<string, unknown> | undefined,
): Change {
  const told = known.map(({ label, value }) => `${label}：${value}。`).join('')
  return {
    title: act.approvals.length > 0 ? `提请${act.title}` : act.title,
    effect: `${told}${act.effect}`,
    fields,
    initial: { ...values, ...start },
    run: async (input) => {
      const done = await performUnitAct(place, act.id, { version, input })
      showToast(done.message, pageOf(place, done.of))
    },
  }
}

/** Where what was done is seen. */
function pageOf(place: UnitPlace, of: string): string {
  if (place.shelf !== 'inspection-plans') return `/legal-unit/${place.book}`
  return place.book === 'plan' ? `/inspection-plans/${of}` : '/inspection-plans'
}

/** What waits for another person: what is asked, and the two answers. */
export function ProposalCard({ place, kept }: { place: UnitPlace; kept: KeptBook }) {
  const [answer, setAnswer] = useState<'agree' | 'return' | null>(null)
  const renew = useRenew()
  const { proposal, version } = kept
  if (!proposal) return null
  const { title, lines, by, at, agreed, awaits, own, blocked } = proposal
  return (
    <section className="card" aria-label={`等待同意：${title}`}>
      <div className="card-head">
        <h2>等待同意：{title}</h2>
        <span className="tag amber">等{awaits}同意</span>
      </div>
      <div className="card-body">
        <dl className="facts">
          {lines.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="sub above-12">
          {by} {formInstant(at)} 提请
          {agreed.map((each) => `；${each.role}${each.name} ${formInstant(each.at)} 同意`)}
        </p>
        <div className="also above-12">
          {!own && (
            <Button blocked={blocked ?? undefined} onPress={() => setAnswer('agree')}>
              同意并签名
            </Button>
          )}
          <Button
            look="outlined"
            blocked={own ? undefined : (blocked ?? undefined)}
            onPress={() => setAnswer('return')}
          >
            {own ? '撤回' : '退回'}
          </Button>
        </div>
      </div>
      {answer === 'agree' && (
        <ConfirmedSheet
          title={`同意${title}`}
          button="同意并签名"
          effect="立即生效，您和提请人的名字一起存证。"
          run={(confirmation) => agreeInBook(place, { version, confirmation })}
          onDone={renew}
          onClose={() => setAnswer(null)}
        />
      )}
      {answer === 'return' && (
        <ChangeSheet
          change={{
            title: own ? `撤回${title}` : `退回${title}`,
            effect: '什么都不改变，理由记入经过。',
            fields: [askReason],
            run: ({ reason }) => returnInBook(place, { version, reason: String(reason ?? '') }),
          }}
          onDone={renew}
          onClose={() => setAnswer(null)}
        />
      )}
    </section>
  )
}
