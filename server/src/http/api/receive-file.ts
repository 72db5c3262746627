import type { FastifyRequest } from 'fastify'
import { MalformedRequestError, TooLargeError } from '../../faults.ts'

/**
 * The one file of a form, in memory: only for small ones.
 * @throws TooLargeError, or MalformedRequestError when the body is no form with a file in it.
 */
export async function receiveFile(
  request: FastifyRequest,
  largest: number,
  tooLarge = `文件超过 ${Math.floor(largest / 1024 ** 2)} MB，请分成几份。`,
): Promise<Buffer> {
  const part = await request
    .file({ limits: { fileSize: largest, files: 1 } })
    .catch((fault: unknown) => {
      throw new MalformedRequestError('没有收到文件。请重新选择。', [], { cause: fault })
    })
  if (!part) throw new MalformedRequestError('请选择要导入的文件')
  try {
    return await part.toBuffer()
  } catch (fault) {
    if (part.file.truncated) {
      throw new TooLargeError(tooLarge)
    }
    throw new MalformedRequestError('文件没有传完。请重新选择。', [], { cause: fault })
  }
}
