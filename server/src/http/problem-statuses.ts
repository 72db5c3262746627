/** Every status a problem may have, and what it means to somebody who writes a client. */
export const problemStatuses = {
  400: '请求不能识别',
  401: '没有登录，或者登录已失效',
  403: '没有权限，或者请求未通过安全校验',
  404: '没有找到，或者不给这个人看',
  405: '这个地址不能这样请求，allow 写明能用的方法',
  408: '提交传得太慢',
  409: '现在还不能办，逐条写明理由和依据；或者这次提交已经收到',
  411: '上传文件没有先说明大小',
  412: '打开以后被他人修改过',
  413: '提交的内容太大',
  414: '网址太长',
  415: '不收这种内容或者编码',
  422: '有需要修改的栏目，逐栏写明',
  429: '太频繁，请过一会儿再试',
  431: '请求头太长',
  500: '系统出错，附编号',
  503: '暂时不能办，请按 retry-after 再试',
  507: '服务器的磁盘满了',
} as const
export type ProblemStatus = keyof typeof problemStatuses

/** What of a route decides which problems it can answer with. */
export type Asked = {
  /** It changes something: neither GET nor HEAD. */
  readonly changes: boolean
  /** Whoever asks must have signed in. */
  readonly signedIn: boolean
  /** The address names something. */
  readonly inAddress: boolean
  /** The query or the body says something that is checked. */
  readonly says: boolean
  readonly uploads: boolean
}

/** The statuses of the problems that such a route can answer with (problems.ts), in ascending order. */
export function problemStatusesOf(asked: Asked): readonly ProblemStatus[] {
  const { changes, signedIn, inAddress, says, uploads } = asked
  const statuses: readonly ProblemStatus[] = [
    ...([400, 404, 415, 429, 431, 500, 503, 507] as const),
    ...(signedIn || changes ? ([401] as const) : []),
    ...(signedIn ? ([403] as const) : []),
    ...(inAddress || says ? ([422] as const) : []),
    ...(inAddress ? ([414] as const) : []),
    ...(changes ? ([408, 413] as const) : []),
    ...(changes && signedIn ? ([409, 412] as const) : []),
    ...(uploads ? ([411, 422] as const) : []),
  ]
  return [...new Set(statuses)].toSorted((a, b) => a - b)
}
