import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Surface } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import { lossText } from '../../untrusted/loss-text.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'

/** What was found in an attachment. What could not be looked into is among the findings. */
export type FileLook = {
  /** How many parts were looked at, pictures among them. */
  readonly places: number
  readonly findings: readonly Told[]
}
type Told = { readonly text: string; readonly reason: string }

const maxFindings = 60
const whatToDo = '请打开逐页核对。'

/**
 * What may not be public in an attachment: in its words, its properties and its pictures. A picture that cannot be
 * read, or a part that cannot be opened, is a finding of its own, so that the file waits for a person. A refusal
 * says why nothing of the attachment could be searched.
 */
export async function lookThroughFile(
  name: string,
  bytes: Uint8Array,
): Promise<Outcome<FileLook, string>> {
  const answer = await readUntrusted({ kind: 'look', name, bytes })
  if (!answer.ok) return refuse(lossText(name, answer.refusal, whatToDo))
  if (!answer.value.ok) return answer.value
  const { places, findings, texts, pictures, unread } = answer.value.value
  const written = await writtenIn(pictures)
  const inWords = await privateIn([...texts, ...written.surfaces.map(({ text }) => text)])
  return accept({
    places: places + pictures.length,
    findings: listed([
      ...findings,
      ...inWords,
      ...[...unread, ...written.unread].map((reason) => ({
        text: '',
        reason: `${reason}，${whatToDo}`,
      })),
    ]),
  })
}

type Picture = { readonly name: string; readonly bytes: Uint8Array }

/** What is written in pictures, one after the other, so that a licence an officer photographs can go between. */
export async function writtenIn(
  pictures: readonly Picture[],
): Promise<{ surfaces: Surface[]; unread: string[] }> {
  const surfaces: Surface[] = []
  const unread: string[] = []
  for (const { name, bytes } of pictures) {
    const answer = await readUntrusted({ kind: 'writing', bytes })
    if (!answer.ok || 'not' in answer.value) {
      unread.push(`图片“${name}”没能识别文字，没有查看`)
      continue
    }
    const { lines, doubtful } = answer.value
    surfaces.push({ name: `${name}（图中文字）`, text: lines.map(({ text }) => text).join('\n') })
    if (doubtful > 0) unread.push(`图片“${name}”有 ${doubtful} 行字没有认出来`)
  }
  return { surfaces, unread }
}

/** One after the other, so that the text of an article can go between. */
async function privateIn(texts: readonly string[]): Promise<Told[]> {
  const found: Told[] = []
  for (const text of texts) {
    const answer = await readUntrusted({ kind: 'private', text, own: [] })
    found.push(...(answer.ok ? answer.value : [{ text: '', reason: `文字没有查完，${whatToDo}` }]))
  }
  return found
}

/** Each once, the first so many of them. What is cut from the list still has to be looked at. */
function listed(findings: readonly Told[]): Told[] {
  const once = new Map(findings.map((each) => [`${each.text} ${each.reason}`, each]))
  const shown = [...once.values()].slice(0, maxFindings)
  const more = once.size - shown.length
  if (more > 0) shown.push({ text: '', reason: `另有 ${more} 处没有列出，请打开附件逐处核对` })
  return shown
}
