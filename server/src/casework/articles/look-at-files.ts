import { buffer } from 'node:stream/consumers'
import type { ArticleFileLook } from '@zhaofa/contract'
import type { ArticleFile } from '@zhaofa/domain/disclosure/articles/bureau-article.ts'
import type { FileFinding } from '@zhaofa/domain/disclosure/articles/file-findings.ts'
import { lookThroughFile } from '../../documents/intake/read-file-text.ts'
import type { World } from '../../world.ts'

/** What a machine finds in an attachment, every part of it. A file nobody could look into is a finding itself. */
export async function lookAtFile(
  world: World,
  { name, sha256 }: ArticleFile,
): Promise<ArticleFileLook> {
  const looked = await lookThroughFile(name, await buffer(world.objects.read(sha256)))
  if (looked.ok) return { places: looked.value.places, findings: [...looked.value.findings] }
  return { places: 0, findings: [{ text: '', reason: '这个附件没能检查，请打开逐页核对' }] }
}

/** The findings of all attachments of an article. */
export async function findingsOfFiles(
  world: World,
  files: readonly ArticleFile[],
): Promise<FileFinding[]> {
  const found: FileFinding[] = []
  for (const file of files) {
    const { findings } = await lookAtFile(world, file)
    found.push(...findings.map(({ text, reason }) => ({ sha256: file.sha256, text, reason })))
  }
  return found
}
