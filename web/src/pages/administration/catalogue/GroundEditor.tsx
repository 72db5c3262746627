import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CatalogueDesk, GroundChangeBody } from '@zhaofa/contract'
import type { OwnGround } from '@zhaofa/domain/review/change-catalogue.ts'
import { enforcementActs } from '@zhaofa/domain/review/enforcement-acts.ts'
import { useId, useState } from 'react'
import { proposeRuleChange } from '../../../api/administration.ts'
import { impactQuery } from '../../../api/review-catalogue.ts'
import { useDebounced } from '../../../forms/use-debounced.ts'
import { FaultBar } from '../../../law/FaultBar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { ImpactPanel } from './ImpactPanel.tsx'
import { changeOf, draftOf, type GroundView } from './own-ground.ts'
import { PickList } from './picks.tsx'
import { RuleFields } from './RuleFields.tsx'
import { Sentence } from './Sentence.tsx'

type Props = {
  desk: CatalogueDesk
  /** Null for a ground that is added. */
  ground: GroundView | null
  /** A ground that is only stopped or started again is not written anew. */
  only?: 'stop' | 'start'
  firstDay: string
  onClose: () => void
}

/** How long nothing is typed before it is measured again. */
const pauseMs = 400

const titles = { stop: '停用', start: '恢复' } as const

/** One ground as a sentence with slots, what it would have caught, and its way to approval. */
export function GroundEditor({ desk, ground, only, firstDay, onClose }: Props) {
  const [own, setOwn] = useState<OwnGround>(() => draftOf(ground))
  const [why, setWhy] = useState({ effectiveFrom: firstDay, source: '', reason: '', whyNone: '' })
  const change: GroundChangeBody =
    only && ground ? { id: ground.id, enabled: only === 'start' } : changeOf(ground, own)
  const named = only !== undefined || (own.text.trim() !== '' && own.basis.trim() !== '')
  const request = JSON.stringify({ after: desk.newest, changes: [change] })
  const measured = useDebounced(request, pauseMs)
  const { data: impact, error: failed } = useQuery({
    ...impactQuery(measured),
    // What rested may still lack what has been typed since.
    enabled: named && measured === request,
    placeholderData: keepPreviousData,
  })
  // What is shown may still be of what was typed before.
  const { data: exact } = useQuery({ ...impactQuery(request), enabled: false })
  const stale = exact === undefined
  const queries = useQueryClient()
  const proposing = useMutation({
    mutationFn: () => {
      const { whyNone, ...version } = why
      return proposeRuleChange({
        ...version,
        after: desk.newest,
        change: {
          kind: 'review-catalogue',
          changes: [change],
          measured: exact?.digest ?? '',
          ...(whyNone.trim() && { whyNone }),
        },
      })
    },
    onSuccess: async () => {
      showToast('已提请，由另一人核对、机关负责人批准', '/administration/catalogue')
      await queries.invalidateQueries({ queryKey: ['rules'] })
      onClose()
    },
    // A case may have changed meanwhile: what would be caught is worked out again.
    onError: () => void queries.invalidateQueries({ queryKey: ['impact'] }),
  })
  const names = new Map(
    desk.matters.map(({ value, title }) => [value, title.replace(`${value} `, '')]),
  )
  const what = ground ? `${only ? titles[only] : '修改'} ${ground.id} ${ground.text}` : '增加一条'
  return (
    <>
      <section className="card" aria-label={what}>
        <div className="card-head">
          <h2>{what}</h2>
          {!only && <span className="sub">改动以后影响随即重算</span>}
        </div>
        <div className="card-body">
          {only ? (
            <p className="rule-sentence">{ground?.sentence}</p>
          ) : (
            <>
              <Sentence ground={own} nameOf={(code) => names.get(code) ?? code} />
              <Words own={own} onChange={setOwn} />
              <div id="slot-acts">
                <Acts own={own} onChange={setOwn} />
              </div>
              <RuleFields
                rule={own.rule}
                choices={desk}
                onChange={(rule) => setOwn({ ...own, rule })}
              />
            </>
          )}
        </div>
      </section>
      {!named && (
        <p className="sub above-12" role="status">
          写好名称和依据以后开始影响测算。
        </p>
      )}
      {named && failed && <FaultBar fault={failed}>测算没有完成，不能提请。</FaultBar>}
      {named && !impact && !failed && (
        <section className="card" aria-label="正在逐件测算" aria-busy="true">
          <Skeleton rows={4} />
        </section>
      )}
      {named && impact && <ImpactPanel impact={impact} stale={stale} />}
      <section className="card" aria-label="提请">
        <div className="card-head">
          <h2>提请</h2>
          <span className="sub">一人不办两步</span>
        </div>
        <div className="card-body">
          <Chain days={desk.notice.days} source={desk.notice.source} />
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (blockedBy(stale, impact, why) === undefined) proposing.mutate()
            }}
          >
            <div className="fields-side-by-side">
              <Text
                label="最早适用日期"
                type="date"
                value={why.effectiveFrom}
                onChange={(effectiveFrom) => setWhy({ ...why, effectiveFrom })}
              />
              <Text
                label="依据、来源"
                max={300}
                value={why.source}
                onChange={(source) => setWhy({ ...why, source })}
              />
            </div>
            <Text
              label="理由"
              max={300}
              long
              value={why.reason}
              onChange={(reason) => setWhy({ ...why, reason })}
            />
            {impact?.catchesNothing && (
              <Text
                label="五年没有案件符合，为什么仍然需要"
                max={300}
                long
                value={why.whyNone}
                onChange={(whyNone) => setWhy({ ...why, whyNone })}
              />
            )}
            {proposing.error && <FaultBar fault={proposing.error}>您写的都还在。</FaultBar>}
            <div className="sheet-buttons">
              <Button
                type="submit"
                busy={proposing.isPending}
                blocked={blockedBy(stale, impact, why)}
              >
                提请批准
              </Button>
              <Button look="outlined" onPress={onClose}>
                放弃起草
              </Button>
            </div>
          </form>
        </div>
      </section>
    </>
  )
}

type Why = { effectiveFrom: string; source: string; reason: string; whyNone: string }

/** Why it cannot be proposed yet; the first of the reasons. */
function blockedBy(
  stale: boolean,
  impact: { problems: readonly { reason: string }[]; catchesNothing: boolean } | undefined,
  { source, reason, whyNone, effectiveFrom }: Why,
): string | undefined {
  if (stale || !impact) return '影响测算还没有完成，完成后可以提请'
  const [problem] = impact.problems
  if (problem) return problem.reason
  if (!effectiveFrom || !source.trim() || !reason.trim()) return '请写明最早适用日期、依据和理由'
  return impact.catchesNothing && !whyNone.trim() ? '请写明为什么仍然需要这一条' : undefined
}

type Part = { own: OwnGround; onChange: (own: OwnGround) => void }

function Words({ own, onChange }: Part) {
  return (
    <>
      <div className="fields-side-by-side">
        <Text
          label="名称"
          max={60}
          value={own.text}
          onChange={(text) => onChange({ ...own, text })}
        />
        <Text
          label="标准的依据"
          max={200}
          value={own.basis}
          onChange={(basis) => onChange({ ...own, basis })}
        />
      </div>
      <Text
        label="说明（选填）"
        max={300}
        value={own.note}
        onChange={(note) => onChange({ ...own, note })}
      />
    </>
  )
}

const everyAct = { value: 'every', title: '各类行政执法行为' }

function Acts({ own, onChange }: Part) {
  const options = [
    everyAct,
    ...Object.entries(enforcementActs).map(([value, title]) => ({ value, title })),
  ]
  const chosen: readonly string[] = own.acts === 'every' ? ['every'] : own.acts
  return (
    <PickList
      label="执法行为"
      options={options}
      chosen={chosen}
      onChange={(values) => {
        const added = values.find((value) => !chosen.includes(value))
        const every = added === 'every' || (added === undefined && values.includes('every'))
        const some = values.filter((value) => value !== 'every')
        onChange({ ...own, acts: every ? 'every' : (some as Exclude<OwnGround['acts'], 'every'>) })
      }}
    />
  )
}

/** 生效程序: who does what, and from when it counts. */
function Chain({ days, source }: { days: number; source: string }) {
  const steps = [
    ['起草', '写明理由，完成影响测算'],
    ['另一人核对', '起草的人不能核对自己的'],
    ['机关负责人批准', '只批准这一版；改动即重新提请'],
    ['公布', '按清单公示的程序在门户公布，旧版仍可查'],
    ['适用', `公布后第 ${days} 个工作日起（${source}）；只管适用以后送审的案件`],
  ] as const
  return (
    <ol className="catalogue-chain">
      {steps.map(([title, text]) => (
        <li key={title}>
          <b>{title}</b>
          <span className="sub">{text}</span>
        </li>
      ))}
    </ol>
  )
}

type TextProps = {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'date'
  max?: number
  long?: boolean
}

function Text({ label, value, onChange, type, max, long }: TextProps) {
  const id = useId()
  const shared = {
    ...{ id, className: 'input', value, maxLength: max },
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {long ? <textarea rows={3} {...shared} /> : <input type={type ?? 'text'} {...shared} />}
    </div>
  )
}
