import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NoticeDesk, RedactionPlace } from '@zhaofa/contract'
import { useRef, useState, type KeyboardEvent } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { choosePlaces } from '../../api/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonAt } from './focus-places.ts'
import { MarkSheet } from './MarkSheet.tsx'

const states: Record<RedactionPlace['state'], { title: string; tone: string }> = {
  redacted: { title: '已隐去', tone: 'green' },
  kept: { title: '保留', tone: 'blue' },
  open: { title: '待决定', tone: 'amber' },
}

const idOf = ({ field, start, end }: RedactionPlace) => `${field}-${start}-${end}`

/**
 * 技术处理: each place of the texts with its reason and its articles. What only may be private waits for
 * the checker: one key takes it out or keeps it.
 */
export function RedactionPlaces({ desk }: { desk: NoticeDesk }) {
  const { places, mayChoose } = desk
  const [marking, setMarking] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const queries = useQueryClient()
  const choosing = useMutation({
    mutationFn: ({ chosen, redact }: { chosen: readonly RedactionPlace[]; redact: boolean }) =>
      choosePlaces(desk.row.id, {
        version: desk.version,
        choices: chosen.map(({ field, start, end }) => ({ field, start, end, redact, kind: null })),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notice', desk.row.id] }),
  })
  const open = places.filter(({ state }) => state === 'open')
  const decide = (chosen: readonly RedactionPlace[], redact: boolean) => {
    if (!choosing.isPending) choosing.mutate({ chosen, redact })
  }
  return (
    <section className="card" aria-label="技术处理">
      <div className="card-head">
        <h2>技术处理</h2>
        <span className="sub">{places.length} 处</span>
        <span className="spacer" />
        {open.length > 0 && <span className="tag amber">待决定 {open.length} 处</span>}
        {mayChoose && open.length > 1 && (
          <Button
            size="small"
            look="outlined"
            busy={choosing.isPending}
            onPress={() => decide(open, true)}
          >
            待决定的都隐去
          </Button>
        )}
        {mayChoose && (
          <Button size="small" look="outlined" onPress={() => setMarking(true)}>
            另外标出
          </Button>
        )}
      </div>
      {choosing.error && <FaultBar fault={choosing.error} />}
      {places.length === 0 ? (
        <p className="sub card-foot">各段文字里没有发现不能公开的内容。</p>
      ) : (
        <ol className="places" ref={list} onKeyDown={(event) => moveOn(event, list.current)}>
          {places.map((place) => (
            <li key={idOf(place)} data-state={place.state}>
              <Place
                place={place}
                onDecide={mayChoose ? (redact) => decide([place], redact) : null}
              />
            </li>
          ))}
        </ol>
      )}
      <p className="sub card-foot">
        {mayChoose
          ? '每一处都是建议，由您决定。键盘：↑ ↓ 或者 K J 换一处，Y 隐去，N 保留，自动到下一处。本案已知的不公开内容不能保留。'
          : '逐处隐去或者保留由审核人员决定；要增减，退回审核。'}
      </p>
      {marking && <MarkSheet desk={desk} onClose={() => setMarking(false)} />}
    </section>
  )
}

type PlaceProps = { place: RedactionPlace; onDecide: ((redact: boolean) => void) | null }

function Place({ place, onDecide }: PlaceProps) {
  const { fieldTitle, original, shown, what, reason, grounds, source, state, by } = place
  const known = source === 'known'
  const onKey = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey || event.altKey || (key !== 'y' && key !== 'n')) return
    event.preventDefault()
    onDecide?.(key === 'y')
  }
  return (
    <>
      <div>
        <p className="change">
          <span className={state === 'redacted' ? 'cut' : undefined}>{original}</span>
          {shown !== null && (
            <>
              {' → '}
              <span className="gone">{shown}</span>
            </>
          )}
        </p>
        <p className="sub">
          {fieldTitle}：{what}。{reason}。依据：{grounds.join('、')}。
          {by ? `${by}决定` : state === 'open' ? '' : '规则自动'}
        </p>
      </div>
      <div className="decide">
        <span className={`tag ${states[state].tone}`}>{states[state].title}</span>
        {onDecide && !known && (
          <span role="group" aria-label={`“${original}”`} onKeyDown={onKey}>
            {state !== 'redacted' && (
              <Button size="small" look="outlined" onPress={() => onDecide(true)}>
                隐去
              </Button>
            )}
            {state !== 'kept' && (
              <Button size="small" look="outlined" onPress={() => onDecide(false)}>
                保留
              </Button>
            )}
          </span>
        )}
      </div>
    </>
  )
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  y: 1,
  n: 1,
}

/** ↑ and ↓ go to the buttons of the place before and after; a decision by key goes on to the next. */
function moveOn(event: KeyboardEvent, list: HTMLOListElement | null): void {
  const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? 0
  if (step === 0 || !list) return
  const next = buttonAt(list, step)
  if (!next) return
  event.preventDefault()
  next.focus()
}
