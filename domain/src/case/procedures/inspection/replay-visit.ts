import { instantOf, type DeviceHour } from '../../../kernel/recorded.ts'
import { comesBack, getDocumentType } from '../../../paper/catalogue/document-catalogue.ts'
import { handwritingOf, hasBlankLine, signatureLines, type Paper } from '../../../paper/paper.ts'
import { composePaper } from '../../../paper/papers.ts'
import { wordsReadOver } from '../../../paper/words-read-over.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { RecordedEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Act } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { decide, recordedOf } from '../../decide.ts'
import { foldCase } from '../../evolve.ts'
import { happen } from '../../happen.ts'
import { findActOf } from '../../procedures.ts'
import type { SealedPaper } from '../../scan.ts'
import { comingPaperId } from './coming-paper.ts'
import { circumstancesOf, type OnThePhone, type VisitPack } from './visit-pack.ts'

/** One press at the door, as it is kept until the server has it. */
export type KeptStep = {
  /** Under which it is sent, however often. */
  readonly id: string
  readonly act: string
  readonly input: Readonly<Record<string, unknown>>
  readonly device: DeviceHour
}

/** A paper that the server will make of a step taken here, and its words as they are now. */
export type ComingPaper = {
  readonly step: string
  readonly sealed: SealedPaper
  readonly words: Paper
}

/** The visit as it stands with what was done here. */
export type VisitHere = {
  readonly file: CaseFile
  /** Of the steps that hold, by their ids: the version of the case upon which each was done. */
  readonly basedOn: ReadonlyMap<string, number>
  /** What the steps that hold are as events, in their order. */
  readonly recorded: readonly RecordedEvent[]
  readonly papers: readonly ComingPaper[]
  /** What the firm reads on the phone until the server has given it its number: the notice of the visit. */
  readonly toShow: readonly Paper[]
  /** The first step that the rules refuse upon the case as it is, with why; it and what follows have no effect. */
  readonly stopped: { readonly step: string; readonly refusals: readonly Refusal[] } | null
}

type Phone = Omit<OnThePhone, 'now' | 'papers'>

/**
 * The case as the server gave it, and upon it every step taken here, each judged by the rules as at its own hour. So a
 * visit goes on without network, and what was refused or overtaken is seen before it is sent.
 */
export function replayVisit(pack: VisitPack, steps: readonly KeptStep[], phone: Phone): VisitHere {
  let here: VisitHere = {
    file: foldCase(pack.caseId, pack.agencyId, pack.events),
    basedOn: new Map(),
    recorded: [],
    papers: [],
    toShow: [],
    stopped: null,
  }
  for (const step of steps) {
    const after = take(pack, here, step, phone)
    if (after.stopped) return after
    here = after
  }
  return here
}

function take(pack: VisitPack, here: VisitHere, step: KeptStep, phone: Phone): VisitHere {
  const { file } = here
  const act = findActOf(file, step.act)
  if (!act) throw new Error(`a visit knows no ${step.act}`)
  const at = circumstancesHere(pack, here, { ...phone, now: instantOf(step.device) })
  const decided = decide(act, file, step.input, at)
  if (!decided.ok) return { ...here, stopped: { step: step.id, refusals: decided.refusal } }
  const { events, proposed } = recordedOf(act, decided.value, at, step.input)
  const { id, name } = pack.actor
  const author = { at: at.now, by: { id, name }, approvals: [], device: step.device }
  const { file: after, recorded } = happen(file, events, author)
  const next = {
    ...here,
    file: after,
    basedOn: new Map([...here.basedOn, [step.id, file.version] as const]),
    recorded: [...here.recorded, ...recorded],
  }
  return proposed
    ? next
    : {
        ...next,
        papers: [...here.papers, ...comingPapers(next, { act, step, pack, at })],
        toShow: [...here.toShow, ...noticesToShow(next, { act, pack, at })],
      }
}

/** The circumstances of whoever acts upon the visit as it stands here. */
export const circumstancesHere = (
  pack: VisitPack,
  { papers }: Pick<VisitHere, 'papers'>,
  phone: Omit<OnThePhone, 'papers'>,
): Circumstances => circumstancesOf(pack, { ...phone, papers: papers.map(({ sealed }) => sealed) })

/** Papers that take a number and are for the firm: they are read here, and handed over once they are made. */
const noticesToShow = (
  here: Pick<VisitHere, 'file' | 'recorded'>,
  made: Pick<Made, 'act' | 'pack' | 'at'>,
): Paper[] =>
  made.act.papers.flatMap((type) => {
    const { numberWord, service } = getDocumentType(type)
    const isForFirm = numberWord !== null && service?.to === 'inspectee'
    return (isForFirm && wordsHere(type, here, made)) || []
  })

/** The words of a paper of the newest step, as the server will set them. */
function wordsHere(
  type: string,
  { file, recorded }: Pick<VisitHere, 'file' | 'recorded'>,
  { pack, at }: Pick<Made, 'pack' | 'at'>,
): Paper | null {
  const last = recorded.at(-1)
  if (!last) return null
  return composePaper(type, {
    ...{ file, at, recorded: last, events: [...pack.events, ...recorded] },
    ...{ sealed: pack.papers, number: null, verifyUrl: null, draft: true },
  })
}

type Made = {
  readonly act: Act
  readonly step: KeptStep
  readonly pack: VisitPack
  readonly at: Circumstances
}

/**
 * Papers of a step that may be read over and signed at once. One that takes a number is not finished before the server
 * has given it, and one that comes from inside is signed by nobody here.
 */
function comingPapers(
  { file, recorded }: Pick<VisitHere, 'file' | 'recorded'>,
  { act, step, pack, at }: Made,
): ComingPaper[] {
  const last = recorded.at(-1)
  if (!last) return []
  return act.papers.flatMap((type, i): ComingPaper[] => {
    if (getDocumentType(type).numberWord !== null || !comesBack(type)) return []
    const words = wordsHere(type, { file, recorded }, { pack, at })
    if (words === null) return []
    const sealed: SealedPaper = {
      id: comingPaperId(step.id, i + 1),
      type,
      title: words.title,
      version: last.version,
      on: at.today,
      pages: 1,
      voided: false,
      byHand: hasBlankLine(words),
      number: null,
      sha256: at.digest(wordsReadOver(words)),
      lines: signatureLines(words),
      writes: handwritingOf(words),
    }
    return [{ step: step.id, sealed, words }]
  })
}
