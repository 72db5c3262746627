import { readUntrusted } from '../untrusted/read-untrusted.ts'

/** What of a Word file is shown in an article: WebP, no wider than its column, pixels only; null for others. */
export async function articlePicture(bytes: Uint8Array): Promise<Buffer | null> {
  const answer = await readUntrusted({ kind: 'picture', bytes, as: 'article' })
  return answer.ok && 'drawn' in answer.value ? Buffer.from(answer.value.drawn) : null
}
