import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endSession, sessionsQuery } from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { shortInstant } from '../../ui/days.ts'

/** Where this person is signed in; any of them can be ended from here. */
export function Sessions() {
  const queries = useQueryClient()
  const { data } = useQuery(sessionsQuery)
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  return (
    <section className="card" aria-label="登录设备">
      <div className="card-head">
        <h2>登录设备</h2>
        <span className="sub">不是您登录的，请结束它并修改密码</span>
      </div>
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>登录时间</th>
            <th>最近使用</th>
            <th>地址</th>
            <th>浏览器</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {(data?.sessions ?? []).map(({ id, current, startedAt, lastSeenAt, ip, userAgent }) => (
            <tr key={id}>
              <td data-label="登录时间" className="nowrap">
                {shortInstant(startedAt)}
              </td>
              <td data-label="最近使用" className="nowrap">
                {shortInstant(lastSeenAt)}
              </td>
              <td data-label="地址" className="nowrap">
                {ip ?? '不明'}
              </td>
              <td data-label="浏览器">{browserName(userAgent)}</td>
              <td>
                {current ? (
                  <span className="sub nowrap">本次登录</span>
                ) : (
                  <Button
                    look="outlined"
                    size="small"
                    busy={ending.isPending && ending.variables === id}
                    onPress={() => ending.mutate(id)}
                  >
                    结束登录
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The part of the browser's string by which people recognise their own machine. */
function browserName(userAgent: string): string {
  const [, name, version] =
    /(Edg|Firefox|Chrome|Version)\/(\d+)/.exec(userAgent.replace(/Chrome(?=.*Edg)/, '')) ?? []
  const system = /Windows|Android|iPhone|Mac OS X|Linux/.exec(userAgent)?.[0] ?? ''
  const browser = name === 'Edg' ? 'Edge' : name === 'Version' ? 'Safari' : name
  return browser ? `${browser} ${version}，${system}` : userAgent.slice(0, 60)
}
