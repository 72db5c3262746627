import { useSuspenseQuery } from '@tanstack/react-query'
import type { CounselLine } from '@zhaofa/contract'
import { useState } from 'react'
import { counselQuery } from '../../api/legal-unit.ts'
import { Empty } from '../../ui/Empty.tsx'
import { TableLinks } from './TableLinks.tsx'
import { ProposalCard, UnitActs } from './UnitActs.tsx'
import { UnitHistory } from './UnitHistory.tsx'

/** 法律顾问、公职律师: contracts and terms; who serves may be asked on a case. */
export function CounselSection() {
  const { data } = useSuspenseQuery(counselQuery)
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const shown = data.counsel.filter(({ name, firm, kind, fields, terms }) =>
    [name, firm, kind, fields, ...terms.map(({ contract }) => contract)].join(' ').includes(q),
  )
  return (
    <>
      <section className="card" aria-label="登记簿">
        <div className="card-head">
          <h2>登记簿</h2>
          <span className="sub">{data.counsel.length} 人</span>
          <span className="spacer" />
          <TableLinks table="counsel" />
          <UnitActs place={{ book: 'counsel', of: 'new' }} offers={data.offers} leads />
        </div>
        {data.counsel.length > 0 ? (
          <div className="filters not-printed">
            <input
              className="input"
              type="search"
              aria-label="姓名、单位、合同编号"
              placeholder="姓名、单位、合同编号"
              maxLength={40}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
        ) : (
          <Empty title="还没有登记法律顾问、公职律师">
            国办发〔2018〕118号四（十一）要求发挥法律顾问、公职律师在法制审核中的作用。登记以后，在任期内可以邀请到案件上出具意见；意见不代替法制审核。
          </Empty>
        )}
        {data.counsel.length > 0 && shown.length === 0 && <Empty title={`没有含“${q}”的登记`} />}
      </section>
      {shown.map((counsel) => (
        <Counsel key={counsel.id} counsel={counsel} />
      ))}
    </>
  )
}

function Counsel({ counsel }: { counsel: CounselLine }) {
  const { id, name, kind, account, firm, licence, fields, terms, words, soon, state } = counsel
  const place = { book: 'counsel', of: id } as const
  if (state === 'proposed') return <ProposalCard place={place} kept={counsel.kept} />
  return (
    <>
      <ProposalCard place={place} kept={counsel.kept} />
      <section className="card" aria-label={name}>
        <div className="card-head">
          <h2>{name}</h2>
          <span className="sub">{kind}</span>
          <span className={tagOf(state, soon)}>{words}</span>
          <span className="spacer" />
          <UnitActs
            place={place}
            offers={counsel.kept.offers.filter(({ unmet }) => unmet.length === 0)}
          />
        </div>
        <div className="card-body">
          <dl className="facts">
            <div>
              <dt>{kind === '法律顾问' ? '律师事务所' : '所在单位'}</dt>
              <dd>{firm}</dd>
            </div>
            <div>
              <dt>执业证号</dt>
              <dd>{licence}</dd>
            </div>
            <div>
              <dt>服务领域</dt>
              <dd>{fields}</dd>
            </div>
            <div>
              <dt>账号</dt>
              <dd>{account ?? '没有账号，不能在系统里出具意见'}</dd>
            </div>
            {terms.map(({ contract, from, until }) => (
              <div key={contract + from}>
                <dt>任期</dt>
                <dd>
                  {from} 至 {until}，合同 {contract}
                </dd>
              </div>
            ))}
            <div>
              <dt>今年出具意见</dt>
              <dd>{counsel.opinionsThisYear} 件</dd>
            </div>
            {counsel.notes.map(({ year, opinions, note }) => (
              <div key={year}>
                <dt>{year} 年评价</dt>
                <dd>
                  出具意见 {opinions} 件。{note}
                </dd>
              </div>
            ))}
          </dl>
          <UnitHistory history={counsel.history} />
        </div>
      </section>
    </>
  )
}

function tagOf(state: CounselLine['state'], soon: boolean): string {
  if (soon) return 'tag amber'
  return state === 'engaged' ? 'tag green' : 'tag'
}
