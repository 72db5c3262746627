import { lossText } from '../untrusted/loss-text.ts'
import { readUntrusted } from '../untrusted/read-untrusted.ts'

/** What evidence may be: formats that open everywhere and run nothing. By content, never by name. */
const accepted: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG 图片',
  'image/png': 'PNG 图片',
  'image/webp': 'WebP 图片',
  'image/tiff': 'TIFF 图片',
  'application/pdf': 'PDF 文件',
  'video/mp4': 'MP4 视频',
  'video/quicktime': 'MOV 视频',
  'video/webm': 'WebM 视频',
  'audio/mpeg': 'MP3 录音',
  'audio/mp4': 'M4A 录音',
  'audio/x-m4a': 'M4A 录音',
  'audio/wav': 'WAV 录音',
  'audio/vnd.wave': 'WAV 录音',
  'audio/ogg': 'OGG 录音',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word 文件',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel 文件',
}

const programs = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
])

/** Media types that evidence can have. */
export const evidenceTypes: readonly string[] = [...Object.keys(accepted), 'text/plain']

/** Bytes needed to tell what a file is. */
export const headBytes = 4_100

type FileVerdict =
  | { readonly ok: true; readonly mediaType: string }
  | { readonly ok: false; readonly reason: string }

/** Judges a file by its first bytes. The name is only used to say what does not match. */
export async function judgeFile(head: Uint8Array, fullName: string): Promise<FileVerdict> {
  const name = [...fullName].length <= 60 ? fullName : `${[...fullName].slice(0, 50).join('')}…`
  if (head.length === 0) return { ok: false, reason: `“${name}”是空文件，没有保存。` }
  const answer = await readUntrusted({ kind: 'file-type', bytes: head })
  if (!answer.ok) {
    return { ok: false, reason: lossText(name, answer.refusal, '请转成 PDF 或者图片再传。') }
  }
  const found = answer.value
  const mediaType = found?.mediaType ?? (isPlainText(head) ? 'text/plain' : null)
  if (mediaType === null) {
    return {
      ok: false,
      reason: `认不出“${name}”是什么文件，没有保存。请转成 PDF、图片、MP4 或者 MP3 再传。`,
    }
  }
  if (mediaType === 'text/plain' || mediaType in accepted) return { ok: true, mediaType }
  const what = programs.has(mediaType) ? '可执行程序' : `${found?.extension ?? mediaType} 文件`
  return {
    ok: false,
    reason: `“${name}”的内容是${what}，不能作为证据上传，没有保存。请转成 PDF、图片、MP4 或者 MP3 再传。`,
  }
}

/** Text as UTF-8 without control characters. The last bytes may be cut inside a character. */
function isPlainText(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head.subarray(0, Math.max(1, head.length - 3)))
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)
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
