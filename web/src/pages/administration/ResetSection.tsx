import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccountResetView } from '@zhaofa/contract'
import { resettable } from '@zhaofa/domain/authority/account-reset.ts'
import { useState } from 'react'
import { administer, resetsQuery } from '../../api/administration.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { askReason } from '../../forms/small-form-fields.ts'
import { Button } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ConfirmedSheet } from '../approvals/ConfirmedSheet.tsx'
import { PasswordHalf } from './PasswordHalf.tsx'

/** 待核准的重设: what one administrator proposed and another kind of administrator answers. */
export function ResetSection() {
  const { data } = useSuspenseQuery(resetsQuery)
  const [releasing, setReleasing] = useState<AccountResetView | null>(null)
  const [refusing, setRefusing] = useState<AccountResetView | null>(null)
  const queries = useQueryClient()
  const renew = () => queries.invalidateQueries({ queryKey: ['administration'] })
  if (data.resets.length === 0 && !releasing) {
    return (
      <section className="card" aria-label="待核准的重设">
        <Empty title="没有等待核准的重设">
          密码、动态码由一位管理员在人员页面提请，另一类管理员在这里核准。
        </Empty>
      </section>
    )
  }
  return (
    <>
      {data.resets.map((reset) => (
        <section
          key={reset.id}
          className="card"
          aria-label={`${reset.name}：重设${resettable[reset.what]}`}
        >
          <div className="card-head">
            <h2>
              {reset.name}：重设{resettable[reset.what]}
            </h2>
            <span className="sub">{reset.account}</span>
          </div>
          <div className="card-body">
            <p>
              {reset.proposedBy} {formInstant(reset.proposedAt)} 提请：{reset.reason}
            </p>
            <p className="sub">
              请先向本人核实。核准后本人在各处的登录立即结束；本人
              {reset.what === 'password' ? '改好密码' : '启用新的动态码'}以前，不能以其名义签名。
            </p>
            <div className="also above-12">
              <Button blocked={reset.blocked ?? undefined} onPress={() => setReleasing(reset)}>
                核准并签名
              </Button>
              <Button
                look="outlined"
                blocked={reset.own ? undefined : (reset.blocked ?? undefined)}
                onPress={() => setRefusing(reset)}
              >
                {reset.own ? '撤回' : '不同意'}
              </Button>
              <Link
                to="/administration/people/$personId"
                params={{ personId: reset.personId }}
                className="link"
              >
                看此人的经过
              </Link>
            </div>
          </div>
        </section>
      ))}
      {releasing && (
        <ConfirmedSheet
          title={`核准重设${resettable[releasing.what]}`}
          button="核准并签名"
          effect={`${releasing.name}在各处的登录立即结束，由本人重新设置。`}
          run={(confirmation) =>
            administer('POST', `resets/${releasing.id}/release`, {
              version: releasing.version,
              confirmation,
            })
          }
          onDone={() => void renew()}
          showAnswer={(answer) => {
            const { half } = answer as { half: string | null }
            return half === null ? null : <PasswordHalf which="second" half={half} />
          }}
          onClose={() => setReleasing(null)}
        />
      )}
      {refusing && (
        <ChangeSheet
          change={refusal(refusing)}
          onDone={() => void renew()}
          onClose={() => setRefusing(null)}
        />
      )}
    </>
  )
}

function refusal({ id, version, own }: AccountResetView): Change {
  return {
    title: own ? '撤回提请' : '不同意重设',
    effect: '什么都不改变，理由记入变更记录。',
    fields: [askReason],
    run: ({ reason }) => administer('POST', `resets/${id}/refusal`, { version, reason }),
  }
}
