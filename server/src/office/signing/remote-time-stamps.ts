import { randomBytes } from 'node:crypto'
import { timeStampProblems } from '../../signatures/signatures-told.ts'
import { timeStampRequest, TimeStampError, type TimeStamper } from '../../signatures/time-stamps.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import { outside } from '../publicity/double-publicity/outside-address.ts'
import { OutsideError, postOutside } from '../publicity/double-publicity/post-outside.ts'

/** A paper is sealed while somebody waits for it: an authority that is slower is asked again by the job. */
const waitMs = 3_000
/** After it did not answer it is left alone for so long, so that not every paper waits for it. */
const restMs = 60_000

type Remote = {
  /** Where it takes requests (RFC 3161, 3.4). */
  readonly url: string
  /** Networks of one's own that may be reached beside the internet. */
  readonly networks: readonly string[]
  now(): Date
}

/** A time stamp authority that was set (TSA_URL). What it answers is taken apart by a reader. */
export function remoteTimeStamps({ url, networks, now }: Remote): TimeStamper {
  let restsUntil = 0
  const ask = async (digest: Uint8Array) => {
    const nonce = randomBytes(16)
    const { status, bytes } = await postOutside(
      {
        url,
        headers: { 'content-type': 'application/timestamp-query' },
        body: timeStampRequest(digest, nonce),
      },
      { outside: outside(networks), timeMs: waitMs, maxBytes: 64 * 1024 },
    )
    if (status !== 200) throw new TimeStampError(`时间戳服务答复 ${status}`)
    const read = await readUntrusted({ kind: 'time-stamp', bytes, digest, nonce })
    if (!read.ok) throw new TimeStampError(timeStampProblems.unreadable)
    if ('not' in read.value) throw new TimeStampError(timeStampProblems[read.value.not])
    return read.value.stamp
  }
  return {
    name: new URL(url).host,
    async stamp(digest) {
      if (now().getTime() < restsUntil) throw new TimeStampError('时间戳服务刚才没有答复')
      try {
        return await ask(digest)
      } catch (fault) {
        restsUntil = now().getTime() + restMs
        if (fault instanceof OutsideError) {
          throw new TimeStampError(`时间戳服务：${fault.message}`, { cause: fault })
        }
        throw fault
      }
    },
  }
}
