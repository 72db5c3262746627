import { withoutSpans } from '@zhaofa/domain/shared/without-spans.ts'
import { detect } from '@zhaofa/domain/publicity/redaction/detect.ts'
import { readSurfaces } from '../read-surfaces.ts'

export type FileLook = {
  /** How many parts were looked at. */
  readonly places: number
  /** In Chinese, because the checker of the file reads them. */
  readonly findings: readonly { readonly text: string; readonly reason: string }[]
}

const maxFindings = 30
/** Only the beginning of a book of a thousand pages is searched; the person who attaches it knows what it is. */
const maxSurfaceLength = 400_000

/**
 * Searches everything an attachment says (text, properties, remarks, files packed inside) for private data
 * and for traces of its author.
 */
export async function lookThrough(name: string, bytes: Uint8Array): Promise<FileLook> {
  const surfaces = await readSurfaces(name, bytes)
  const findings = surfaces.flatMap((surface) => [
    ...traceOf(surface),
    ...privateIn(plainText(surface.text.slice(0, maxSurfaceLength))),
  ])
  const once = new Map(findings.map((each) => [`${each.text} ${each.reason}`, each]))
  const listed = [...once.values()].slice(0, maxFindings)
  const more = once.size - listed.length
  // Findings that are cut from the list still have to be looked at before the file may be public.
  if (more > 0) listed.push({ text: '', reason: `另有 ${more} 处没有列出，请打开附件逐处核对` })
  return { places: surfaces.length, findings: listed }
}

/** Words of XML without its tags. Names of styles and fonts stay; nothing in them looks private. */
const plainText = (text: string) =>
  /^\s*<\?xml/.test(text) ? withoutSpans(text.replace(/<\/(?:w:p|si|row)>/g, '\n'), '<', '>') : text

function privateIn(text: string): { text: string; reason: string }[] {
  return detect(text)
    .filter(({ confidence }) => confidence === 'certain')
    .map(({ start, end, reason }) => ({ text: text.slice(start, end), reason }))
}

/** Who wrote it, and what reviewers left in it. */
function traceOf({ name, text }: { name: string; text: string }) {
  const found: { text: string; reason: string }[] = []
  const tell = (words: string | undefined, reason: string) => {
    if (words?.trim()) found.push({ text: words.trim().slice(0, 60), reason })
  }
  if (/core\.xml$/.test(name)) {
    tell(/<dc:creator>([^<]*)</.exec(text)?.[1], '文件属性里的作者，请清除后再公开')
    tell(/<cp:lastModifiedBy>([^<]*)</.exec(text)?.[1], '文件属性里的最后修改人，请清除后再公开')
  }
  if (/（元数据）$/.test(name)) {
    tell(/"Author":"([^"]*)"/.exec(text)?.[1], 'PDF 属性里的作者，请确认可以公开')
  }
  if (/\/comments\d*\.xml$/.test(name)) tell('批注', '文件里有批注，请删除后再公开')
  if (/word\/document\.xml$/.test(name) && /<w:(?:ins|del) /.test(text)) {
    tell('修订', '文件里有修订痕迹，请接受修订后再公开')
  }
  return found
}
