import type { FastifyReply, FastifyRequest } from 'fastify'

export type Encoding = 'br' | 'gzip'

/** The first of `offered` that the client takes; null where it takes none. `br;q=0` is a refusal (RFC 9110, 12.5.3). */
export function encodingFor(
  request: Pick<FastifyRequest, 'headers'>,
  offered: readonly Encoding[] = ['br', 'gzip'],
): Encoding | null {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((each) => each.trim())
      return parameters.some((each) => /^q=0(?:\.0*)?$/.test(each)) ? [] : [name]
    })
  return offered.find((encoding) => accepted.includes(encoding)) ?? null
}

/** An answer and the forms it can be sent in; each is made when somebody first wants it. */
type Forms = { readonly plain: () => Buffer } & Partial<Readonly<Record<Encoding, () => Buffer>>>

/** Sends an answer in the best form the client takes, and says that others may get another. */
export function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  { plain, br, gzip }: Forms,
): FastifyReply {
  varyByEncoding(reply)
  const offered: Encoding[] = [...(br ? ['br' as const] : []), ...(gzip ? ['gzip' as const] : [])]
  const encoding = encodingFor(request, offered)
  const form = encoding === 'br' ? br : encoding === 'gzip' ? gzip : undefined
  return form && encoding
    ? reply.header('content-encoding', encoding).send(form())
    : reply.send(plain())
}

/** Keeps what else the answer varies by. */
export function varyByEncoding(reply: FastifyReply): void {
  const before = String(reply.getHeader('vary') ?? '')
  if (before.includes('accept-encoding')) return
  void reply.header('vary', before === '' ? 'accept-encoding' : `accept-encoding, ${before}`)
}
