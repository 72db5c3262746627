import { fileTypeFromBuffer } from 'file-type'
import { filmKind } from './film-kind.ts'
import { oleKind } from './ole-kind.ts'
import type { FileParts, ReadingAnswer } from '../../untrusted/reading-jobs.ts'
import { MissingPiece, Pieces } from './pieces.ts'
import { textKind, type TextType } from './text-kind.ts'
import { zipKind } from './zip-kind.ts'

/** A longer text is told by its first part. */
const maxTextBytes = 16 * 1024 ** 2

/** Written in letters, and yet not a text to be read. */
const writtenFormats = new Set(['application/pdf', 'application/rtf', 'application/postscript'])

/**
 * What a file is, by its structure: packages by their directory, compound files by their streams, films by
 * their tracks, texts by all of their characters. Asks for the parts it needs.
 */
export async function tellKind(parts: FileParts): Promise<ReadingAnswer<'file-type'>> {
  const file = new Pieces(parts)
  const found = (await fileTypeFromBuffer(file.head))?.mime
  try {
    const mediaType = kindOf(file, found)
    return mediaType === null ? { unknown: true } : { mediaType }
  } catch (fault) {
    if (fault instanceof MissingPiece) return { wanted: fault.wanted }
    throw fault
  }
}

function kindOf(file: Pieces, found: string | undefined): string | null {
  const { head } = file
  // Formats that are known by two letters (BM, MZ) take texts for themselves, so texts come first.
  if (!writtenFormats.has(found ?? '') && textKind(head, false) !== null) return textOf(file)
  if (head.toString('latin1', 0, 4) === 'PK\u0003\u0004') return zipKind(file, found ?? '')
  if (found === 'application/x-cfb') return oleKind(file)
  return found === undefined ? null : filmKind(file, found)
}

function textOf(file: Pieces): TextType | null {
  const { size } = file
  const length = Math.min(size, maxTextBytes)
  return textKind(file.read(0, length), length === size)
}
