/** What a kind of file is called by people, and what to do with one that is not taken. */
type FileKind = { readonly name: string; readonly instead?: string }

const kind = (name: string, instead?: string): FileKind =>
  instead === undefined ? { name } : { name, instead }
const all = (types: readonly string[], one: FileKind) => types.map((type) => [type, one] as const)

const unpack = '请解开以后逐个上传。'
const withoutMacros = '请另存为不带宏的格式再传。'

/** Kinds by their media type. Complete for what any door takes; of others, those that people bring. */
const kinds: ReadonlyMap<string, FileKind> = new Map([
  ...all(['image/jpeg'], kind('JPEG 图片')),
  ...all(['image/png', 'image/apng'], kind('PNG 图片')),
  ...all(['image/webp'], kind('WebP 图片')),
  ...all(['image/gif'], kind('GIF 图片')),
  ...all(['image/tiff'], kind('TIFF 图片')),
  ...all(['image/bmp'], kind('BMP 图片')),
  ...all(
    ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/avif'],
    kind('HEIC 照片'),
  ),
  ...all(['application/pdf'], kind('PDF 文件')),
  ...all(['application/ofd'], kind('OFD 版式文件', '请用 OFD 阅读软件转成 PDF 再传。')),
  ...all(['video/mp4', 'video/x-m4v'], kind('MP4 视频')),
  ...all(['video/quicktime'], kind('MOV 视频')),
  ...all(['video/webm'], kind('WebM 视频')),
  ...all(['video/3gpp', 'video/3gpp2'], kind('3GP 视频')),
  ...all(['video/vnd.avi'], kind('AVI 视频')),
  ...all(['video/mpeg', 'video/MP1S', 'video/MP2P', 'video/mp2t'], kind('MPEG 视频')),
  ...all(['video/matroska'], kind('MKV 视频')),
  ...all(['video/x-ms-asf', 'application/vnd.ms-asf'], kind('WMV 视频')),
  ...all(['video/x-flv'], kind('FLV 视频')),
  ...all(['video/ogg'], kind('OGG 视频')),
  ...all(['audio/mpeg'], kind('MP3 录音')),
  ...all(['audio/mp4', 'audio/x-m4a'], kind('M4A 录音')),
  ...all(['audio/wav', 'audio/vnd.wave'], kind('WAV 录音')),
  ...all(['audio/ogg', 'audio/ogg; codecs=opus', 'application/ogg'], kind('OGG 录音')),
  ...all(['audio/amr'], kind('AMR 录音')),
  ...all(['audio/3gpp', 'audio/3gpp2'], kind('3GP 录音')),
  ...all(['audio/aac'], kind('AAC 录音')),
  ...all(['audio/flac'], kind('FLAC 录音')),
  ...all(['audio/x-ms-asf'], kind('WMA 录音')),
  ...all(['audio/aiff'], kind('AIFF 录音')),
  ...all(
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    kind('Word 文件'),
  ),
  ...all(
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    kind('Excel 文件', '请转成 PDF 再传。'),
  ),
  ...all(
    ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    kind('PowerPoint 文件', '请转成 PDF 再传。'),
  ),
  ...all(['application/msword'], kind('旧的 Word 文件（.doc）', '请另存为 .docx 或者 PDF 再传。')),
  ...all(
    ['application/vnd.ms-excel'],
    kind('旧的 Excel 文件（.xls）', '请另存为 .xlsx 或者 PDF 再传。'),
  ),
  ...all(
    ['application/vnd.ms-powerpoint'],
    kind('旧的 PowerPoint 文件（.ppt）', '请转成 PDF 再传。'),
  ),
  ...all(
    ['application/x-cfb'],
    kind('旧的 Office 文件', '请用能打开它的程序另存为 .docx、.xlsx 或者 PDF 再传。'),
  ),
  ...all(['application/rtf'], kind('RTF 文件', '请另存为 .docx 或者 PDF 再传。')),
  ...all(
    [
      'text/plain',
      ...['gb18030', 'utf-16le', 'utf-16be'].map((charset) => `text/plain; charset=${charset}`),
    ],
    kind('文本文件'),
  ),
  ...all(['application/x-locked-office'], kind('加了密码的 Office 文件', '请去掉密码再传。')),
  ...all(['application/vnd.ms-outlook'], kind('Outlook 邮件', '请转成 PDF 再传。')),
  ...all(
    ['application/vnd.ms-word.document.macroenabled.12'],
    kind('带宏的 Word 文件', withoutMacros),
  ),
  ...all(
    [
      'application/vnd.ms-excel.sheet.macroenabled.12',
      'application/vnd.ms-excel.sheet.binary.macroenabled.12',
    ],
    kind('带宏或者二进制的 Excel 文件', '请另存为 .xlsx 再传。'),
  ),
  ...all(
    ['application/vnd.ms-powerpoint.presentation.macroenabled.12'],
    kind('带宏的 PowerPoint 文件', withoutMacros),
  ),
  ...all(
    [
      ...['application/zip', 'application/x-rar-compressed', 'application/x-7z-compressed'],
      ...['application/gzip', 'application/x-tar', 'application/x-bzip2', 'application/x-xz'],
    ],
    kind('压缩包', unpack),
  ),
  ...all(
    [
      ...['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary'],
      'application/java-archive',
    ],
    kind('可执行程序'),
  ),
  ...all(['application/vnd.android.package-archive'], kind('手机安装包')),
])

/** A kind of file in words; null for one that nobody has named here. */
export const fileKindOf = (mediaType: string): FileKind | null => kinds.get(mediaType) ?? null

const beginning = (...starts: readonly string[]) =>
  [...kinds.keys()].filter((type) => starts.some((start) => type.startsWith(start)))

/**
 * Where files come in: what it is called there, and what is taken. What runs or holds other files is taken
 * nowhere; an archive is unpacked first, so that each thing in it stands for itself.
 */
export const doors = {
  /** As phones, cameras and recorders make it, and as parties bring it: the original is the evidence. */
  evidence: {
    name: '证据',
    takes: new Set([
      ...beginning('image/', 'video/', 'audio/', 'text/'),
      ...['application/pdf', 'application/ofd', 'application/ogg', 'application/vnd.ms-asf'],
      ...beginning('application/vnd.openxmlformats-'),
      ...['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
      ...['application/x-cfb', 'application/rtf'],
    ]),
    instead: '请转成 PDF、图片、MP4 或者 MP3 再传。',
  },
  /** Kept as they are and only ever downloaded: what a phone makes, and papers. */
  letter: {
    name: '附件',
    takes: new Set([...beginning('image/', 'video/', 'audio/'), 'application/pdf']),
    instead: '请转成图片、PDF、录音或者视频再传。',
  },
  article: {
    name: '文章的文件',
    takes: new Set([
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]),
    instead: '只收 Word（.docx）、PDF 和 Excel（.xlsx）文件。',
  },
} as const satisfies Record<string, { name: string; takes: ReadonlySet<string>; instead: string }>

export type Door = keyof typeof doors

/** Media types that evidence can have, without the encodings of texts. */
export const evidenceTypes: readonly string[] = [
  ...new Set([...doors.evidence.takes].map((type) => type.replace(/;.*/, ''))),
]
