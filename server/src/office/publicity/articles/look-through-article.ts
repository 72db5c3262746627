import { buffer } from 'node:stream/consumers'
import type { ArticleFileLook } from '@zhaofa/contract'
import {
  distinctFindings,
  type ArticleFinding,
} from '@zhaofa/domain/publicity/articles/article-findings.ts'
import type {
  ArticleFile,
  BureauArticle,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { lookThroughFile } from '../../../documents/intake/look-through-file.ts'
import type { Tx } from '../../../storage/database.ts'
import { searchTexts } from '../../../untrusted/search-texts.ts'
import type { World } from '../../../world.ts'

/** Files never change under their hash, and pictures take a second each: what was looked through once is known. */
const looked = new Map<string, ArticleFileLook>()
const maxLooked = 200

/** Everything the machine finds in an attachment. A file that could not be read is a finding itself. */
export async function lookAtFile(
  world: World,
  { name, sha256 }: ArticleFile,
): Promise<ArticleFileLook> {
  const key = `${sha256} ${name}`
  const known = looked.get(key)
  if (known) return known
  const answer = await lookThroughFile(name, await buffer(world.objects.read(sha256)))
  if (!answer.ok) {
    return { places: 0, findings: [{ text: '', reason: '这个附件没能检查，请打开逐页核对' }] }
  }
  const look = { places: answer.value.places, findings: [...answer.value.findings] }
  // What could not be looked into is tried again the next time.
  if (look.findings.every(({ text }) => text !== '')) looked.set(key, look)
  const [oldest] = looked.keys()
  if (looked.size > maxLooked && oldest !== undefined) looked.delete(oldest)
  return look
}

/** What the agency says of itself on every page: its names, address and telephones. */
export async function ownWords(tx: Tx, agencyId: string): Promise<string[]> {
  const agency = await tx
    .selectFrom('publication.agency')
    .select(['name', 'address', 'phone', 'supervision_phone'])
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return Object.values(agency ?? {}).filter((word) => word !== '')
}

/** Nobody judges more of them one by one: the article goes back long before. */
const maxFindingsInText = 50

/**
 * Places of the text that read like private data, other than the agency's own words. What was not searched, or is not
 * listed, is a finding without words, so that somebody reads the text.
 */
export async function lookAtText(
  text: string,
  own: readonly string[],
): Promise<{ text: string; reason: string }[]> {
  const answer = await searchTexts({ kind: 'private', text, own })
  if (!answer.ok) return [{ text: '', reason: '正文没有查完，请逐段核对' }]
  const found = distinctFindings(answer.value.map((each) => ({ sha256: null, ...each })))
  const shown = found.slice(0, maxFindingsInText).map(({ text, reason }) => ({ text, reason }))
  const left = found.length - shown.length
  if (left > 0) shown.push({ text: '', reason: `另有 ${left} 处没有列出，请通读正文` })
  return shown
}

/** Everything found in the text and in the attachments, for the people who judge it. */
export async function lookThroughArticle(
  world: World,
  { text, files }: Pick<BureauArticle, 'text' | 'files'>,
  own: readonly string[],
): Promise<ArticleFinding[]> {
  const inText = await lookAtText(text, own)
  const found: ArticleFinding[] = inText.map((each) => ({ sha256: null, ...each }))
  for (const file of files) {
    const { findings } = await lookAtFile(world, file)
    found.push(...findings.map((each) => ({ sha256: file.sha256, ...each })))
  }
  return distinctFindings(found)
}
