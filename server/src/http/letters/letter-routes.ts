import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { letterKinds, type LetterKind } from '@zhaofa/domain/publicity/letters/letter.ts'
import { askLetter, type LetterAnswer } from '../../office/letters/ask-letter.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { receiveLetter } from '../../office/letters/receive-letter.ts'
import { storeFile } from '../../office/records/receive-upload.ts'
import { sealedStore } from '../../objects/sealed-objects.ts'
import {
  ForbiddenError,
  MalformedRequestError,
  NotFoundError,
  TooLargeError,
  UnacceptableFileError,
} from '../../faults.ts'
import type { World } from '../../world.ts'
import { formBodies, formField } from '../form-bodies.ts'
import { findByNumber } from '../../storage/publication/find-notice.ts'
import { PortalPages, type Shared } from '../portal/frame/portal-pages.ts'
import {
  fileRule,
  letterFormPage,
  letterPhonePage,
  type AddressedAgency,
  type TypedLetter,
} from './letter-form-page.ts'
import { letterQueryPage, lettersPage, receiptPage } from './letter-pages.ts'

const maxFileBytes = 10 * 1024 ** 2
const maxFiles = 5
/** More than the files may weigh together: what is too large is read to its end and refused in words. */
const maxBodyBytes = 120 * 1024 ** 2
const asks = { rateLimit: { max: 10, timeWindow: '1 minute' } }
const sends = { rateLimit: { max: 20, timeWindow: '10 minutes' } }

/**
 * 投诉、举报、咨询 from the public. Outside http/portal, because what is written here goes to casework;
 * through two narrow functions, and nothing of casework but one's own answer comes back.
 */
export function letterRoutes(app: FastifyInstance, world: World): void {
  const pages = new PortalPages(world)
  app.get('/letters', (request, reply) =>
    pages.send(request, reply, '/letters', async ({ context }) => ({
      page: lettersPage(context),
    })),
  )
  app.get('/letters/query', (request, reply) =>
    pages.send(request, reply, '/letters/query', async ({ context }) => ({
      page: letterQueryPage(context, null),
    })),
  )
  app.get<{ Params: { kind: string } }>('/letters/:kind', (request, reply) => {
    const kind = kindOf(request.params.kind)
    void reply.header('cache-control', 'no-store')
    return pages.sendOnce(request, reply, `/letters/${kind}`, async ({ db, context, shared }) => {
      // The address of an objection names the notice, and the letter goes to the agency of that notice.
      const number = noticeOf(request.query)
      if (context.mode === 'kiosk') {
        const query = number === '' ? '' : `?number=${encodeURIComponent(number)}`
        return { page: letterPhonePage(context, kind, `/letters/${kind}${query}`) }
      }
      const agency = number === '' ? undefined : (await findByNumber(db, [number]))?.agencyId
      const values = {
        ...(kind === 'objection' && { respondent: number }),
        ...(agency !== undefined && { agency }),
      }
      const typed = { id: randomUUID(), values, problems: {} }
      return { page: letterFormPage(context, kind, { typed, recipients: recipientsOf(shared) }) }
    })
  })
  app.post<{ Params: { kind: string } }>(
    '/letters/:kind',
    { config: sends, bodyLimit: maxBodyBytes },
    async (request, reply) => {
      const kind = kindOf(request.params.kind)
      refuseForeign(request)
      const { typed, files } = await readForm(request, world, kind)
      void reply.header('cache-control', 'no-store')
      return pages.sendOnce(request, reply, `/letters/${kind}`, async ({ context, shared }) => {
        const recipients = recipientsOf(shared)
        const agencyId = recipientOf(typed, recipients)
        if (agencyId === undefined || Object.keys(typed.problems).length > 0) {
          const problems = {
            ...typed.problems,
            ...(agencyId === undefined && { agency: '请选择交给哪个机关办理' }),
          }
          const form = { typed: { ...typed, problems }, recipients }
          return { page: letterFormPage(context, kind, form), status: 422 }
        }
        const receipt = await receiveLetter(world, { ...letterOf(typed, kind, files), agencyId })
        return { page: receiptPage(context, kind, receipt) }
      })
    },
  )
  void app.register(async (scope) => {
    formBodies(scope)
    scope.post('/letters/query', { config: asks }, (request, reply) => {
      const number = formField(request.body, 'number')
      const code = formField(request.body, 'code')
      void reply.header('cache-control', 'no-store')
      return pages.sendOnce(request, reply, '/letters/query', async ({ context, shared }) => {
        const found = await askAgencies(world, recipientsOf(shared), { number, code })
        return { page: letterQueryPage(context, { found }), status: found ? 200 : 404 }
      })
    })
  })
}

function kindOf(text: string): LetterKind {
  if (!Object.hasOwn(letterKinds, text)) throw new NotFoundError('没有这个地址')
  return text as LetterKind
}

function noticeOf(query: unknown): string {
  const number = (query as { readonly number?: unknown }).number
  return typeof number === 'string' ? plainText(number.slice(0, 200)) : ''
}

const recipientsOf = ({ publishers }: Shared): AddressedAgency[] =>
  publishers.map(({ agency }) => agency)

/**
 * The agency chosen, or the only one, which the form does not ask for; undefined for none of this portal.
 * @throws NotFoundError
 */
function recipientOf(
  { values }: TypedLetter,
  recipients: readonly AddressedAgency[],
): string | undefined {
  const [first, ...others] = recipients
  if (!first) throw new NotFoundError('本平台还没有开通来信')
  const chosen = values['agency'] ?? ''
  if (chosen === '' && others.length === 0) return first.agency_id
  return recipients.find(({ agency_id: id }) => id === chosen)?.agency_id
}

/** A receipt does not say which agency it is of: each is asked. */
async function askAgencies(
  world: World,
  recipients: readonly AddressedAgency[],
  typed: { number: string; code: string },
): Promise<LetterAnswer | undefined> {
  for (const { agency_id: agencyId } of recipients) {
    const found = await askLetter(world, agencyId, typed)
    if (found) return found
  }
  return undefined
}

/** Another site's page must not write letters in a visitor's name. */
function refuseForeign({ headers }: FastifyRequest): void {
  if (headers['sec-fetch-site'] === 'cross-site') {
    throw new ForbiddenError('请打开本网站的页面填写后提交。')
  }
}

function letterOf({ id, values }: TypedLetter, kind: LetterKind, files: readonly StoredFile[]) {
  const { respondent = '', content = '', name = '', contact = '' } = values
  const sender = name === '' && contact === '' ? null : { name, contact }
  return { id, kind, sender, body: { respondent, content, files } }
}

const maxFieldLength: Readonly<Record<string, number>> = {
  agency: 36,
  respondent: 200,
  content: 3_000,
  name: 50,
  contact: 100,
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Fields come before files; nothing is stored for a form that is refused anyway. */
async function readForm(request: FastifyRequest, world: World, kind: LetterKind) {
  const values: Record<string, string> = {}
  const files: StoredFile[] = []
  let fileProblem: string | null = null
  let id = randomUUID() as string
  let received = 0
  const limits = { fileSize: maxFileBytes + 1, files: 50, fields: 20, fieldSize: 64 * 1024 }
  // One that is too large comes cut short, so that what was typed is answered with it.
  const options = { limits, throwFileSizeLimit: false }
  try {
    for await (const part of request.parts(options)) {
      if (part.type === 'field') {
        const text = typeof part.value === 'string' ? part.value.trim() : ''
        if (part.fieldname === 'id' && uuid.test(text)) id = text
        else if (part.fieldname in maxFieldLength) values[part.fieldname] = plainText(text)
        continue
      }
      const bytes = await part.toBuffer()
      if (bytes.length === 0 && !part.filename) continue
      received++
      if (received > maxFiles) fileProblem = `附件太多，没有保存。${fileRule}。`
      if (fileProblem !== null || Object.keys(problemsOf(values, kind)).length > 0) continue
      const stored = await store(world, part.filename, bytes)
      if (typeof stored === 'string') fileProblem = stored
      else files.push(stored)
    }
  } catch (fault) {
    throw new MalformedRequestError('表单没有传完，没有提交。请返回后再试。', [], { cause: fault })
  }
  const problems = { ...problemsOf(values, kind), ...(fileProblem && { files: fileProblem }) }
  return { typed: { id, values, problems }, files }
}

/** The stored file, or why it is not taken. */
async function store(world: World, name: string, bytes: Buffer): Promise<StoredFile | string> {
  try {
    return await storeFile(
      { objects: sealedStore(world) },
      { name, content: Readable.from([bytes]) },
      {
        door: 'letter',
        maxBytes: maxFileBytes,
        tooLargeText: `“${name}”超过 10 MB，没有保存。请压缩或者分成几个，也可以只写文字。`,
      },
    )
  } catch (fault) {
    if (fault instanceof TooLargeError || fault instanceof UnacceptableFileError) {
      return fault.message
    }
    throw fault
  }
}

function problemsOf(values: Readonly<Record<string, string>>, kind: LetterKind) {
  const problems: Record<string, string> = {}
  const required: Record<string, string> = { content: '请写明内容' }
  if (kind === 'objection') required['respondent'] = '请写明公示的文号或者编号'
  else if (kind !== 'consultation') required['respondent'] = '请写明被反映的单位或者个人'
  if (kind === 'complaint') {
    required['name'] = '投诉要调解争议，请填写姓名'
    required['contact'] = '投诉要调解争议，请填写联系方式'
  }
  for (const [field, message] of Object.entries(required)) {
    if ((values[field] ?? '') === '') problems[field] = message
  }
  for (const [field, max] of Object.entries(maxFieldLength)) {
    const length = [...(values[field] ?? '')].length
    if (length > max) problems[field] = `不能超过 ${max} 个字，现在有 ${length} 个字`
  }
  return problems
}

/** One kind of line end; none of the characters a database text cannot hold. */
const plainText = (text: string) =>
  text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f]/g, '')
