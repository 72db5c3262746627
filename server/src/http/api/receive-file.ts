import { once } from 'node:events'
import type { FastifyRequest } from 'fastify'
import { MalformedRequestError, TooLargeError } from '../../faults.ts'

/** What a form has around its file. */
const formBytes = 64 * 1024

/** The one file of a form, in memory, see receiveNamedFile. */
export const receiveFile = async (
  request: FastifyRequest,
  largest: number,
  tooLarge?: string,
): Promise<Buffer> => (await receiveNamedFile(request, largest, tooLarge)).bytes

/**
 * The one file of a form, in memory: only for small ones. One that is too large is refused when it is announced
 * or when it becomes so, and not when all of it has come.
 * @throws TooLargeError, or MalformedRequestError when the body is no form with a file in it.
 */
export async function receiveNamedFile(
  request: FastifyRequest,
  largest: number,
  tooLarge = `文件超过 ${Math.floor(largest / 1024 ** 2)} MB，请分成几份。`,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  if (Number(request.headers['content-length'] ?? 0) > largest + formBytes) {
    throw new TooLargeError(tooLarge)
  }
  const part = await request
    .file({ limits: { fileSize: largest, files: 1 } })
    .catch((fault: unknown) => {
      throw new MalformedRequestError('没有收到文件。请重新选择。', [], { cause: fault })
    })
  if (!part) throw new MalformedRequestError('请选择要导入的文件')
  try {
    const grown = once(part.file, 'limit').then(() => Promise.reject(new TooLargeError(tooLarge)))
    return { name: part.filename, bytes: await Promise.race([part.toBuffer(), grown]) }
  } catch (fault) {
    if (part.file.truncated) throw new TooLargeError(tooLarge)
    throw new MalformedRequestError('文件没有传完。请重新选择。', [], { cause: fault })
  }
}
