import type { LetterStepBody } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { mayHandleLetter, namesSender } from '@zhaofa/domain/publicity/letters/letter.ts'
import type { LetterEvent } from '@zhaofa/domain/publicity/letters/letter-chain.ts'
import { kindOfCode } from '@zhaofa/domain/inspection/register/firm-row.ts'
import { cite } from '@zhaofa/domain/shared/citation.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { StaleError } from '../../faults.ts'
import { giveAccess } from '../../storage/case-projection.ts'
import type { Tx } from '../../storage/database.ts'
import { append } from '../../storage/stream.ts'
import { letterStream } from '../../storage/streams/letter-stream.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { registerClue } from '@zhaofa/domain/case/parts/clue/acts.ts'
import { openFileBy } from '../cases/open-case.ts'
import { listFirm } from '../inspection/list-firm-of-case.ts'
import { sealInformant } from '../cases/informant.ts'
import { firmCodeProblems } from './firm-of-letter.ts'
import {
  getLetter,
  letterSender,
  officersOf,
  requireLetterDesk,
  type LetterRow,
} from './letter-views.ts'

/**
 * 受理、不予受理、转为线索、答复. A clue gets nothing of who wrote: name and contact go sealed beside
 * the file, and words that hold them are refused.
 * @throws ForbiddenError, NotFoundError; StaleError when somebody else handled it meanwhile.
 */
export async function handleLetter(
  world: World,
  actor: Actor,
  { id, ...body }: LetterStepBody & { id: string },
): Promise<Outcome<{ caseId: string | null }, Refusal>> {
  requireLetterDesk(actor)
  return inAgency(world, actor, async (tx) => {
    const row = await getLetter(tx, id)
    const { file: before } = row.handled
    if (before.version !== body.after) throw new StaleError('来信')
    const allowed = mayHandleLetter(row.kind, before.taken, body.action)
    if (!allowed.ok) return allowed
    const problems = await problemsOf(tx, world, { actor, row, body })
    if (problems.length > 0) return refuse(fieldsRefused(problems))
    const file = body.action === 'transfer' ? await transfer(tx, world, { actor, row, body }) : null
    const author = authorOf(actor, world.clock.now().toISOString())
    const onto = { id, before: before.version === 0 ? null : before, own: {}, row: null }
    await append(tx, letterStream, onto, [eventOf(body, file)], author)
    return accept({ caseId: file?.id ?? null })
  })
}

function eventOf({ action, clue, ...body }: LetterStepBody, file: CaseFile | null): LetterEvent {
  const words = body.words.trim()
  switch (action) {
    case 'accept':
      return { type: 'LetterAccepted', words }
    case 'refuse':
      return { type: 'LetterRefused', words }
    case 'answer':
      return { type: 'LetterAnswered', words }
    case 'transfer':
      if (!file) throw new RangeError('a letter is transferred into a file')
      return {
        type: 'LetterTransferred',
        words,
        caseId: file.id,
        officer: clue?.officer ?? null,
      }
  }
}

type Handling = {
  readonly actor: Actor
  readonly row: LetterRow
  readonly body: LetterStepBody
}

async function problemsOf(
  tx: Tx,
  world: World,
  { actor, row, body: { action, words, clue } }: Handling,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  if (words.trim() === '') {
    const message = action === 'refuse' ? '请写明不予受理的理由' : '请写明告知写信人的内容'
    problems.push({ field: 'words', message })
  }
  if (action !== 'transfer') return problems
  const sender = letterSender(row, world)
  for (const field of ['respondent', 'summary'] as const) {
    const text = clue?.[field].trim() ?? ''
    if (text === '') problems.push({ field, message: '请填写' })
    if (namesSender(text, sender)) {
      const message = '写有写信人的姓名或者联系方式，不能进入案卷，请删去'
      problems.push({ field, message, basis: cite('行政处罚法', 50) })
    }
  }
  const named = { code: codeOf(clue), respondent: clue?.respondent ?? '' }
  problems.push(...(await firmCodeProblems(tx, actor.agencyId, named)))
  const officers = await officersOf(tx, actor)
  if (!officers.some((officer) => officer.id === clue?.officer)) {
    problems.push({ field: 'officer', message: '请选择承办人' })
  }
  return problems
}

async function transfer(
  tx: Tx,
  world: World,
  { actor, row, body: { clue } }: Handling,
): Promise<CaseFile> {
  if (!clue) throw new RangeError('a clue was checked before')
  const at = await loadCircumstances(tx, world, { actor, file: null })
  const informant = letterSender(row, world)
  const typed = {
    source: 'report',
    receivedAt: row.received_at.toISOString(),
    respondent: clue.respondent.trim(),
    summary: clue.summary.trim(),
    named: informant !== null,
    preliminaryOpinion: '由来信转为线索，请核查。',
  }
  const file = await openFileBy(tx, world, actor, registerClue, typed, at)
  if (informant) await sealInformant(tx, world, file, { informant, actor, at })
  await giveAccess(tx, file, [clue.officer], '承办', at.now)
  const code = codeOf(clue)
  if (code !== '') {
    // It stands in the register as met with this clue: that there was a letter is nobody else's business.
    await listFirm(tx, file, {
      firm: {
        code,
        name: typed.respondent,
        kind: kindOfCode(code),
        representative: '',
        address: '',
      },
      ...{ source: 'case', by: { id: actor.personId, name: actor.name }, at: at.now },
    })
  }
  return file
}

const codeOf = (clue: LetterStepBody['clue']): string => clue?.firmCode.toUpperCase() ?? ''
