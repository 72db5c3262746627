import type { Problem as ProblemBody } from '@zhaofa/contract'

/** What the server refused or failed at, in words for the screen. The one translation of errors. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly body: ProblemBody

  constructor(body: ProblemBody) {
    super(body.title)
    this.status = body.status
    this.body = body
  }

  get fields() {
    return this.body.fields ?? []
  }

  get refusals() {
    return this.body.refusals ?? []
  }

  get stale() {
    return this.body.stale ?? null
  }

  get reference() {
    return this.body.reference ?? null
  }
}

/** The request never reached the server, so nothing was changed by it. */
export class NetworkDown extends Error {
  override readonly name = 'NetworkDown'
  constructor() {
    super('网络不通，没有提交。您写的都在本机，网络恢复后再试一次。')
  }
}

/** The server's own words when it sent problem+json; otherwise what a person can do about it. */
export async function readProblem(response: Response): Promise<Problem> {
  const { status } = response
  const unreadable = { type: 'about:blank', status, title: titleFor(status) }
  if (!(response.headers.get('content-type') ?? '').includes('json')) return new Problem(unreadable)
  const sent: unknown = await response.json().catch(() => null)
  return new Problem(isProblem(sent) ? sent : unreadable)
}

function isProblem(sent: unknown): sent is ProblemBody {
  return typeof sent === 'object' && sent !== null && 'title' in sent && 'status' in sent
}

function titleFor(status: number): string {
  if (status === 404) return '没有找到。可能已经移走，或者不在您能看的范围内。'
  if (status === 413) return '文件太大，没有上传。'
  if (status === 429) return '太频繁了，请过一分钟再试。'
  if (status === 502 || status === 503) return '服务器正在重启，请稍后再试一次。您写的都在本机。'
  return '办理没有成功，数据没有改动。请再试一次。'
}

/** What to show for any error a query or a mutation may end with. */
export function messageOf(error: unknown): string {
  return error instanceof Problem || error instanceof NetworkDown
    ? error.message
    : '页面出了问题，您写的都在本机。请再试一次。'
}
