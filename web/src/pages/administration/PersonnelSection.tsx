import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EnrolmentView, PersonnelChangeView } from '@zhaofa/contract'
import { resettable } from '@zhaofa/domain/authority/personnel-change.ts'
import { useState, type ReactNode } from 'react'
import { administer, personnelQuery } from '../../api/administration.ts'
import { useSession } from '../../app/use-session.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { askReason } from '../../forms/small-form-fields.ts'
import { FaultBar } from '../../law/FaultBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ConfirmedSheet } from '../approvals/ConfirmedSheet.tsx'
import { PasswordHalf } from './PasswordHalf.tsx'

/** 人员变更: what one administrator asks for and another answers, and what one did at once. */
export function PersonnelSection() {
  const { data } = useSuspenseQuery(personnelQuery)
  const [agreeing, setAgreeing] = useState<PersonnelChangeView | null>(null)
  const [refusing, setRefusing] = useState<PersonnelChangeView | null>(null)
  const queries = useQueryClient()
  const renew = () => void queries.invalidateQueries({ queryKey: ['administration'] })
  return (
    <>
      <Handover enrolments={data.enrolments} />
      {data.changes.length === 0 && !agreeing && (
        <section className="card" aria-label="人员变更">
          <Empty title="没有等待核准的人员变更">
            账号、角色、执法证、密码由一位管理员在人员页面提请，另一类管理员在这里核准。停用账号、收回角色、暂扣执法证由一人立即办理，在这里告知其他管理员。
          </Empty>
        </section>
      )}
      {data.changes.map((change) =>
        change.state === 'done' ? (
          <DoneCard key={change.id} change={change} onNoted={renew} />
        ) : (
          <ChangeCard key={change.id} change={change}>
            {change.resets && (
              <p className="sub">
                请先向本人核实。核准后本人在各处的登录立即结束；本人
                {change.resets === 'password' ? '改好密码' : '启用新的动态码'}
                以前，不能以其名义签名。
              </p>
            )}
            <div className="also above-12">
              <Button blocked={change.blocked ?? undefined} onPress={() => setAgreeing(change)}>
                核准并签名
              </Button>
              <Button
                look="outlined"
                blocked={change.own ? undefined : (change.blocked ?? undefined)}
                onPress={() => setRefusing(change)}
              >
                {change.own ? '撤回' : '不同意'}
              </Button>
              <PersonLink change={change} />
            </div>
          </ChangeCard>
        ),
      )}
      {agreeing && (
        <ConfirmedSheet
          title={`核准${agreeing.title}`}
          button="核准并签名"
          effect={
            agreeing.resets
              ? `${agreeing.name}在各处的登录立即结束，${resettable[agreeing.resets]}由本人重新设置。`
              : `${agreeing.name}：${agreeing.title}，立即生效。您和提请人的名字一起存证。`
          }
          run={(confirmation) =>
            administer('POST', `personnel-changes/${agreeing.id}/agreement`, {
              version: agreeing.version,
              confirmation,
            })
          }
          onDone={renew}
          showAnswer={(answer) => {
            const { half } = answer as { half: string | null }
            return half === null ? null : <PasswordHalf which="second" half={half} />
          }}
          onClose={() => setAgreeing(null)}
        />
      )}
      {refusing && (
        <ChangeSheet change={refusal(refusing)} onDone={renew} onClose={() => setRefusing(null)} />
      )}
    </>
  )
}

/** Until all three have taken over, and for a month after, everybody sees who did so from where. */
function Handover({ enrolments }: { enrolments: readonly EnrolmentView[] }) {
  const open = enrolments.some(({ used }) => used === null)
  const last = enrolments.map(({ used }) => used?.at ?? '').reduce((a, b) => (a > b ? a : b), '')
  if (!open && Date.now() - Date.parse(last) > monthInMs) return null
  if (enrolments.length === 0) return null
  return (
    <section className="card" aria-label="三员领取账号">
      <div className="card-head">
        <h2>三员领取账号</h2>
        {open && <span className="tag amber">还没有到齐，须两人办的不能办</span>}
      </div>
      <div className="card-body">
        <dl className="facts">
          {enrolments.map(({ name, duty, issued, used }) => (
            <div key={duty}>
              <dt>{duty}</dt>
              <dd>
                {name}：
                {used
                  ? `${formInstant(used.at)} 从 ${used.from ?? '不详的地址'} 领取`
                  : issued
                    ? `领取码 ${formInstant(issued.at)} 在${issued.where}显示，还没有领取`
                    : '领取码还没有显示'}
              </dd>
            </div>
          ))}
        </dl>
        <p className="sub">
          不是本人领取的，马上告知另外两位管理员；三员到齐以前，安装人员可以在服务器上另发领取码。
        </p>
      </div>
    </section>
  )
}

const monthInMs = 30 * 86_400_000

function ChangeCard({ change, children }: { change: PersonnelChangeView; children: ReactNode }) {
  const { name, account, title, lines, by, at, reason, state } = change
  return (
    <section className="card" aria-label={`${name}：${title}`}>
      <div className="card-head">
        <h2>
          {name}：{title}
        </h2>
        <span className="sub">{account}</span>
        {state === 'done' && <span className="tag amber">已由一人先行办理</span>}
      </div>
      <div className="card-body">
        <dl className="facts">
          {lines.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {before !== null && `${before} → `}
                {before === null ? after : <b>{after}</b>}
              </dd>
            </div>
          ))}
        </dl>
        <p className="above-12">
          {by} {formInstant(at)} {state === 'done' ? '办理' : '提请'}：{reason}
        </p>
        {children}
      </div>
    </section>
  )
}

/** What only took away was done at once; the others take note of it, and may ask for it back. */
function DoneCard({ change, onNoted }: { change: PersonnelChangeView; onNoted: () => void }) {
  const noting = useMutation({
    mutationFn: () => administer('POST', `personnel-changes/${change.id}/note`, undefined),
    onSuccess: onNoted,
  })
  return (
    <ChangeCard change={change}>
      {noting.error && <FaultBar fault={noting.error} />}
      <div className="also above-12">
        <Button busy={noting.isPending} onPress={() => noting.mutate()}>
          知悉
        </Button>
        <PersonLink change={change} />
      </div>
    </ChangeCard>
  )
}

/** The audit administrator reads the record of changes instead. */
function PersonLink({ change: { personId, hasAccount } }: { change: PersonnelChangeView }) {
  const { person } = useSession()
  if (person.roles.includes('audit-admin') || !hasAccount) return null
  return (
    <Link to="/administration/people/$personId" params={{ personId }} className="link">
      看此人的经过
    </Link>
  )
}

function refusal({ id, version, own, title }: PersonnelChangeView): Change {
  return {
    title: own ? '撤回提请' : `不同意${title}`,
    effect: '什么都不改变，理由记入变更记录。',
    fields: [askReason],
    run: ({ reason }) => administer('POST', `personnel-changes/${id}/refusal`, { version, reason }),
  }
}
