import type { CaseImportList, CaseImportView, MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  mayAnswerImport,
  mayProposeImport,
  mayVoidImport,
  mayWithdrawImport,
} from '@zhaofa/domain/old-cases/case-import.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Tx } from '../../storage/database.ts'
import {
  newestCaseImports,
  openCaseImports,
  type StoredCaseImport,
} from '../../storage/streams/case-import-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** How many imports are shown where nobody asks for more. */
const shownImports = 20

/** 旧案导入 of the agency: what waits first, then what was done last. */
export async function listCaseImports(
  world: World,
  actor: Actor,
  most = shownImports,
): Promise<CaseImportList> {
  const person = personOf(actor)
  return inAgency(world, actor, async (tx) => {
    const { rows, left } = await newestCaseImports(tx, most)
    return {
      proposing: reasonOf(mayProposeImport(person)),
      imports: rows.map((stored) => importView(stored, actor)),
      left,
    }
  })
}

const personOf = ({ personId: id, roles }: Actor) => ({ id, roles })
const reasonOf = (may: Outcome<null, Refusal>) => (may.ok ? null : may.refusal.reason)

function importView({ id, file }: StoredCaseImport, actor: Actor): CaseImportView {
  const { version, state, content, answered, voided } = file
  const { fileId, fileName, sha256, rows, warned, unchecked } = content
  const person = personOf(actor)
  return {
    ...{ id, version, state, fileId, fileName, sha256, rows, warned, unchecked },
    proposed: proposalOf(file),
    answered: answered && handOf(answered),
    voided: voided && handOf(voided),
    blocked: {
      answer: reasonOf(mayAnswerImport(file, person)),
      withdraw: reasonOf(mayWithdrawImport(file, person)),
      void: reasonOf(mayVoidImport(file, person)),
    },
  }
}

type Hand = { readonly name: string; readonly at: string; readonly words: string }
/** Who did a step of an import, when and with which words. */
export const handOf = ({ name, at, words }: Hand) => ({ by: name, at, words })

/** Who proposed an import, and why. */
export const proposalOf = ({ proposedBy, content }: StoredCaseImport['file']) =>
  handOf({ ...proposedBy, words: content.reason })

/** What this person is asked to approve. */
export async function caseImportAlerts(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  const open = await openCaseImports(tx)
  return open
    .filter(({ file }) => mayAnswerImport(file, personOf(actor)).ok)
    .map(({ file: { proposedBy, content } }) => ({
      text: `${proposedBy.name}提请导入旧案 ${content.rows} 件`,
      effect: `${content.fileName}，等您批准；批准以后全部导入，计入统计和档案。`,
      href: '/office/old-cases/imports',
      tone: 'amber' as const,
    }))
}
