import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { signInsQuery } from '../../api/administration.ts'
import { messageOf } from '../../api/problem.ts'
import { Empty } from '../../ui/Empty.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { chinaDay, chinaSeconds } from '../../ui/days.ts'
import { OpenSet } from './OpenSet.tsx'
import { useOpenSet } from './use-open-set.ts'

/** 登录记录: every attempt, for the audit administrator. */
export function SignInsSection() {
  const [typed, setTyped] = useState('')
  const set = useOpenSet('sign-ins')
  const signIns = useInfiniteQuery(signInsQuery(useDeferredValue(typed.trim()), set))
  if (signIns.error) return <Empty title={messageOf(signIns.error)} />
  return (
    <section className="card" aria-label="登录记录">
      <div className="filters">
        <input
          className="input"
          type="search"
          aria-label="账号"
          placeholder="账号"
          maxLength={64}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {set && <OpenSet set={set} section="sign-ins" />}
      </div>
      {!signIns.data && <Skeleton rows={8} />}
      {signIns.data && (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>时间</th>
              <th>账号</th>
              <th>结果</th>
              <th>地址</th>
              <th>浏览器</th>
            </tr>
          </thead>
          <tbody>
            {signIns.data.pages
              .flatMap((page) => page.signIns)
              .map(({ id, at, account, name, succeeded, outcome, ip, userAgent }) => (
                <tr key={id}>
                  <td data-label="时间" className="nowrap">
                    {chinaDay(at)} {chinaSeconds(at)}
                  </td>
                  <td data-label="账号">
                    {account} {name && <span className="sub">{name}</span>}
                  </td>
                  <td data-label="结果">
                    <span className={succeeded ? 'tag green' : 'tag red'}>{outcome}</span>
                  </td>
                  <td data-label="地址" className="nowrap">
                    {ip ?? '不明'}
                  </td>
                  <td data-label="浏览器" className="sub">
                    {userAgent.slice(0, 80)}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
      <NextPage list={signIns} />
    </section>
  )
}
