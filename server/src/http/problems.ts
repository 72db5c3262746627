import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Problem } from '@zhaofa/contract'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import {
  ForbiddenError,
  LengthRequiredError,
  MalformedRequestError,
  MissingGlyphError,
  NotFoundError,
  PrinterFailedError,
  RepeatedRequestError,
  StaleError,
  TextsNotSearchedError,
  TooLargeError,
  UnacceptableFileError,
  UnauthenticatedError,
  UnknownCharsetError,
} from '../faults.ts'
import { fieldProblemView } from '../office/desk/citations.ts'
import { fullDiskOf, type DiskWatch } from '../disk-watch.ts'
import { uniqueKeyOf } from '../storage/unique-violation.ts'
import type { Clock } from '../world.ts'
import { allowedMethods } from './allowed-methods.ts'
import { errorPage } from './error-page.ts'
import { rememberedMode } from './portal/frame/page-mode.ts'
import { errorReference } from './error-reference.ts'
import type { ProblemStatus } from './problem-statuses.ts'
import type { Replay } from './request-keys.ts'

/** A problem whose status is among those that are described (problem-statuses.ts). */
type KnownProblem = Problem & { status: ProblemStatus }

/** Sends one problem (RFC 9457). Routes use it for lawful refusals as well. */
export function sendProblem(reply: FastifyReply, problem: KnownProblem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

type FaultWorld = { readonly clock: Clock; readonly disk: DiskWatch }

const diskFull =
  '服务器的磁盘满了，这一次没有保存，以前保存的都在。请联系系统管理员清理磁盘，清理以后再试一次。'

const takenMeanwhile = '同时有人登记了同一项内容，没有保存。请刷新页面，核对现在的情况以后再办。'

/**
 * The one place where faults become status codes and Chinese sentences. Anything not listed is ours
 * to mend: 500 with a reference number, the details in the log only. Call it before the routes are registered.
 */
export function handleFaults(
  app: FastifyInstance,
  { clock, disk }: FaultWorld,
  replay: Replay,
): void {
  const allowed = allowedMethods(app)
  // RFC 9110 §15.5.6: an address that is there says what it may be asked with.
  const nowhere = (request: FastifyRequest, reply: FastifyReply) => {
    const methods = allowed(request.url)
    // Where this very method is answered, it is what was asked for that is not there.
    if (methods.length === 0 || methods.includes(request.method)) {
      return answer(request, reply, noAddress)
    }
    return answer(request, reply.header('allow', methods.join(', ')), notAllowed)
  }
  app.setErrorHandler(async (fault, request, reply) => {
    if ((fault as Partial<FastifyError>).code === queryWithoutType) return nowhere(request, reply)
    if (fault instanceof RepeatedRequestError) {
      return (await replay(request, reply)) ?? answer(request, reply, repeated)
    }
    const full = fullDiskOf(fault)
    if (full) {
      disk.failed(full)
      request.log.error({ err: fault }, 'the disk is full')
      return answer(request, reply, problem(507, 'disk-full', diskFull))
    }
    const taken = uniqueKeyOf(fault)
    if (taken !== null) {
      request.log.warn({ key: taken, route: request.routeOptions.url }, 'a unique key was taken')
      return answer(request, reply, problem(409, 'taken', takenMeanwhile))
    }
    const known = problemOf(fault)
    if (known) return answer(request, reply, known)
    const reference = errorReference(clock.now())
    request.log.error({ err: fault, reference, route: request.routeOptions.url }, 'unhandled fault')
    return answer(request, reply, {
      ...problem(500, 'internal', `系统出错，没有办成。请把编号 ${reference} 告诉系统管理员。`),
      reference,
    })
  })
  app.setNotFoundHandler(nowhere)
}

/** Fastify looks at the body of a QUERY before it finds out that no route takes one. */
const queryWithoutType = 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE'

function answer(request: FastifyRequest, reply: FastifyReply, body: KnownProblem): FastifyReply {
  if (body.status === 503) void reply.header('retry-after', '2')
  if (wantsPage(request)) {
    const mode = rememberedMode(request, reply)
    return reply.code(body.status).type('text/html; charset=utf-8').send(errorPage(body, mode))
  }
  return sendProblem(reply, body)
}

/** Answers what Fastify refuses before it knows the route: an address that is too long or cannot be decoded. */
export function answerRefusedAddress(
  fault: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  answer(request, reply, frameworkProblem(fault) ?? problem(400, 'malformed', unreadable))
}

/** A connection that is still open when the server stops is told so, once, and closed. */
export function answerWhileStopping(app: FastifyInstance): void {
  let stopping = false
  app.addHook('preClose', (done) => {
    stopping = true
    done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (!stopping) return done()
    answer(request, reply.header('connection', 'close'), stoppingNow)
  })
}

/** Answers what is not HTTP, has headers that are far too large or that take too long. The connection is closed. */
export function answerBrokenRequest(fault: { code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return
  if (fault.code === 'ERR_HTTP_REQUEST_TIMEOUT') return cutConnection(socket)
  const tooLong = fault.code === 'HPE_HEADER_OVERFLOW'
  endWith(socket, tooLong ? 431 : 400, unreadable)
}

/** Ends the connection of somebody whose request trickles in. */
export function cutConnection(socket: Socket): void {
  endWith(socket, 408, '提交传得太慢，没有保存。请换个网络再试。')
}

const lingerMs = 1_000

function endWith(socket: Socket, status: 400 | 408 | 431, title: string): void {
  const body = JSON.stringify(problem(status, 'malformed', title))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncache-control: no-store\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
  // Closed at once, what is still being sent would make the system throw the answer away as well.
  setTimeout(() => socket.destroy(), lingerMs).unref()
}

const unreadable = '请求不能识别，请检查后再试。'

function wantsPage(request: FastifyRequest): boolean {
  const path = request.url
  if (path.startsWith('/api/') || path.startsWith('/log/')) return false
  return (request.headers.accept ?? '').includes('text/html')
}

function problem(status: ProblemStatus, name: string, title: string): KnownProblem {
  return { type: `/problems/${name}`, title, status }
}

const noAddress = problem(404, 'not-found', '没有这个地址。请检查网址，或从首页进入。')

const notAllowed = problem(
  405,
  'method-not-allowed',
  '这个地址不能这样请求，没有办理。请从页面上办理，或者按接口说明的方法请求。',
)

const stoppingNow = problem(503, 'stopping', '系统正在停止，没有办理。请过一会儿再试一次。')

const repeated = problem(
  409,
  'repeated',
  '这次提交已经收到，正在办理或者已经办成。请刷新页面看结果，不用再交一次。',
)

function problemOf(fault: unknown): KnownProblem | undefined {
  if (hasZodFastifySchemaValidationErrors(fault)) {
    const fields = fault.validation.map(({ instancePath, message }) => ({
      field: instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: message ?? '格式不对',
    }))
    return malformed('提交的内容格式不对，请按提示修改。', fields)
  }
  if (fault instanceof MalformedRequestError) return malformed(fault.message, fault.fields)
  if (fault instanceof UnauthenticatedError) {
    return problem(401, 'unauthenticated', fault.message || '登录已失效，请重新登录。')
  }
  if (fault instanceof ForbiddenError) {
    return problem(403, 'forbidden', fault.message || '您没有办理这件事的权限。')
  }
  if (fault instanceof NotFoundError) {
    return problem(404, 'not-found', fault.message || '没有找到。')
  }
  if (fault instanceof StaleError) return staleProblem(fault)
  if (fault instanceof TooLargeError) {
    return problem(413, 'too-large', fault.message || '文件太大，没有保存。')
  }
  if (fault instanceof LengthRequiredError) {
    return problem(411, 'length-required', '上传文件须先说明大小（Content-Length），没有保存。')
  }
  if (fault instanceof UnacceptableFileError) {
    return problem(415, 'unacceptable-file', fault.message)
  }
  if (fault instanceof UnknownCharsetError) return problem(415, 'media-type', fault.message)
  if (fault instanceof MissingGlyphError) return problem(422, 'missing-glyph', fault.message)
  if (fault instanceof PrinterFailedError) return problem(503, 'printer', fault.message)
  if (fault instanceof TextsNotSearchedError) return problem(503, 'reader', fault.message)
  return databaseProblem(fault) ?? frameworkProblem(fault)
}

function malformed(message: string, fields: readonly FieldProblem[]): KnownProblem {
  const title = /[\u4e00-\u9fff]/.test(message) ? message : '提交的内容格式不对，请检查后再试。'
  return fields.length === 0
    ? problem(400, 'malformed', title)
    : { ...problem(422, 'malformed', title), fields: fields.map(fieldProblemView) }
}

function staleProblem({ message, since }: StaleError): KnownProblem {
  const stale = since && { ...since, changes: [...since.changes] }
  return { ...problem(412, 'stale', message), ...(stale && { stale }) }
}

/** The database is away: shutting down, starting up, out of connections, or its connection broke (SQLSTATE class 08). */
const awayState = /^(?:57P0[1-5]|53300|08\w{3})$/

/** What the driver says where no SQLSTATE is left to say it. */
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

function isDatabaseAway({ code = '', message = '', syscall }: Partial<NodeJS.ErrnoException>) {
  // A socket that breaks while a request is answered is the database's: no other is used there.
  const broken =
    (code === 'ECONNRESET' || code === 'EPIPE') && /^(?:read|write)$/.test(syscall ?? '')
  return syscall === 'connect' || broken || awayState.test(code) || awayWords.test(message)
}

/** A fact of an earlier hour than the log has reached: somebody set the clock back. */
const clockBehind = 'ZF001'

const unstorableText = new Set(['22021', '22P05'])

function databaseProblem(fault: unknown): KnownProblem | undefined {
  const { code } = fault as { code?: string }
  if (isDatabaseAway(fault as Partial<NodeJS.ErrnoException>)) {
    return problem(503, 'database-restarting', '数据库正在恢复，没有保存。请过几秒再试一次。')
  }
  if (code !== undefined && unstorableText.has(code)) {
    return problem(400, 'malformed', '内容中有不能保存的字符（例如空字符），请删去后再试。')
  }
  // The database says the two hours itself (migration 0323).
  if (code === clockBehind) return problem(503, 'clock', (fault as Error).message)
  // Two transactions met; the loser did nothing and may simply try again.
  if (code === '40001' || code === '40P01') {
    return problem(503, 'busy', '同时有人在办同一件事，没有保存。请再试一次。')
  }
  return undefined
}

/** Faults of Fastify and its plugins, known by their status. */
function frameworkProblem(fault: unknown): KnownProblem | undefined {
  const { statusCode = 500, code } = fault as Partial<FastifyError>
  if (statusCode === 429) return problem(429, 'too-many', '太频繁了，请过一分钟再试。')
  if (statusCode === 413)
    return problem(413, 'too-large', '提交的内容太大，没有保存。请缩短后再试。')
  if (statusCode === 415) return problem(415, 'media-type', '不支持这种内容类型。')
  if (statusCode === 403) return problem(403, 'forbidden', '请求未通过安全校验，请刷新页面后再试。')
  if (statusCode === 414) return problem(414, 'long-address', '网址太长，请从首页进入。')
  if (statusCode === 404) return problem(404, 'not-found', '没有找到。')
  if (statusCode >= 400 && statusCode < 500) {
    return problem(400, 'malformed', `请求不能识别${code ? `（${code}）` : ''}，请检查后再试。`)
  }
  return undefined
}
