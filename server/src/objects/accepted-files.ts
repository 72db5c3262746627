import { lossText } from '../untrusted/loss-text.ts'
import { readUntrusted } from '../untrusted/read-untrusted.ts'
import type { FileParts, Wanted } from '../untrusted/reading-jobs.ts'
import { doors, fileKindOf, type Door } from './file-kinds.ts'

/** With so many first bytes most files can be told, and those that are refused need not be sent whole. */
export const headBytes = 16 * 1024

type FileVerdict =
  | { readonly is: 'taken'; readonly mediaType: string }
  | { readonly is: 'refused'; readonly reason: string }
  /** It cannot be told without this part; null for the end of a file that is still coming. */
  | { readonly is: 'open'; readonly wanted: Wanted | null }

/** Judges a file by its content, as far as it is at hand. The name is only used to say what does not match. */
export async function judgeFile(
  file: FileParts,
  { fullName, door }: { readonly fullName: string; readonly door: Door },
): Promise<FileVerdict> {
  const name = [...fullName].length <= 60 ? fullName : `${[...fullName].slice(0, 50).join('')}…`
  const refused = (reason: string) => ({ is: 'refused', reason }) as const
  if (file.size === 0) return refused(`“${name}”是空文件，没有保存。`)
  const { takes, instead, name: place } = doors[door]
  const answer = await readUntrusted({ kind: 'file-type', ...file })
  if (!answer.ok) return refused(lossText(name, answer.refusal, '请转成 PDF 或者图片再传。'))
  const told = answer.value
  if ('wanted' in told) return { is: 'open', wanted: told.wanted }
  if ('unknown' in told) return refused(`认不出“${name}”是什么文件，没有保存。${instead}`)
  const { mediaType } = told
  if (takes.has(mediaType)) return { is: 'taken', mediaType }
  const kind = fileKindOf(mediaType)
  const what = kind?.name ?? `这里不收的文件（${mediaType}）`
  return refused(
    `“${name}”的内容是${what}，不能作为${place}上传，没有保存。${kind?.instead ?? instead}`,
  )
}

/** The provider's name for the file, as data: no path, no control characters, at most 200 characters. */
export function originalNameOf(name: string): string {
  const plain = name
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^.*[\\/]/, '')
    .trim()
  const characters = [...(plain || '未命名')]
  return characters.length <= 200 ? characters.join('') : `${characters.slice(0, 190).join('')}…`
}
