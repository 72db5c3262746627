import { withoutSpans } from '@zhaofa/domain/shared/without-spans.ts'
import { detect } from '@zhaofa/domain/publicity/redaction/detect.ts'
import { withoutDictionary } from '@zhaofa/domain/publicity/redaction/tagger.ts'
import { takeApart } from '../read-surfaces.ts'

type Told = { readonly text: string; readonly reason: string }

/** What the reader without native code finds out about a file; the rest is for those with a dictionary and eyes. */
export type OpenedLook = {
  /** How many parts were looked at. */
  readonly places: number
  /** In Chinese, because the checker of the file reads them. */
  readonly findings: readonly Told[]
  /** What the file says in words. */
  readonly texts: readonly string[]
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** What could not be looked into. */
  readonly unread: readonly string[]
}

/** The beginning of a book of a thousand pages is searched; the rest is told as not looked into. */
const maxSurfaceLength = 400_000
const maxPictures = 60
/** An answer of a reader holds 96 megabytes. */
const maxPictureBytes = 64 * 1024 ** 2

/**
 * Takes an attachment apart (text, properties, remarks, pictures, files packed inside) and searches what is
 * not text for numbers, and its properties for traces of its author.
 */
export async function lookThrough(name: string, bytes: Uint8Array): Promise<OpenedLook> {
  const { surfaces, pictures, unread } = await takeApart(name, bytes)
  const inWords = surfaces.filter((surface) => !isRaw(surface))
  const long = inWords.filter(({ text }) => text.length > maxSurfaceLength)
  let room = maxPictureBytes
  const sent = pictures
    .slice(0, maxPictures)
    .filter((picture) => (room -= picture.bytes.length) >= 0)
  const left = pictures.length - sent.length
  return {
    places: surfaces.length,
    findings: [...surfaces.flatMap(traceOf), ...surfaces.filter(isRaw).flatMap(numbersIn)],
    texts: inWords.map(({ text }) => plainText(text.slice(0, maxSurfaceLength))),
    pictures: sent,
    unread: [
      ...unread,
      ...long.map((surface) => `“${surface.name}”只查了前 ${maxSurfaceLength} 字，后面没有查看`),
      ...(left > 0 ? [`另有 ${left} 张图片没有查看`] : []),
    ],
  }
}

/** Bytes of a picture or program read as characters: only numbers with check digits mean anything in them. */
const isRaw = ({ name }: { name: string }) => /（内嵌信息）$/.test(name)

/** Words of XML without its tags. Names of styles and fonts stay; nothing in them looks private. */
const plainText = (text: string) =>
  /^\s*<\?xml/.test(text) ? withoutSpans(text.replace(/<\/(?:w:p|si|row)>/g, '\n'), '<', '>') : text

function numbersIn({ text }: { text: string }): Told[] {
  const words = text.slice(0, maxSurfaceLength)
  return detect(words, withoutDictionary)
    .filter(({ confidence }) => confidence === 'certain')
    .map(({ start, end, reason }) => ({ text: words.slice(start, end), reason }))
}

/** Who wrote it, and what reviewers left in it. */
function traceOf({ name, text }: { name: string; text: string }) {
  const found: Told[] = []
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
