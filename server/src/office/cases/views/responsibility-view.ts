import type { ResponsibilityView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import {
  answeredSteps,
  answeredDuties,
  responsibilityBasis,
  type AnsweringHand,
} from '@zhaofa/domain/case/responsibility.ts'
import { proofWords } from '@zhaofa/domain/kernel/recorded.ts'
import { findDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import { casePapers } from '../../../storage/document-store.ts'
import type { World } from '../../../world.ts'
import { citationView } from '../../desk/citations.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { recordSupervision } from '../../desk/read-restricted.ts'
import { loadCircumstances } from '../circumstances.ts'
import { getCase } from '../perform-act.ts'

/** 责任链 for whoever may open the case. It is worked out from the record and the sealed papers. @throws NotFoundError */
export async function viewResponsibility(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<ResponsibilityView> {
  return inAgency(world, actor, async (tx) => {
    const { file, events } = await getCase(tx, caseId)
    await recordSupervision(tx, world, actor, { ...file, caseId, subject: 'case' })
    const at = await loadCircumstances(tx, world, { actor, file })
    const papers = await casePapers(tx, caseId)
    const byStep = Map.groupBy(papers, ({ version }) => version)
    return {
      caseId,
      caseTitle: caseTitle(file),
      number: papers.find(({ type }) => findDocumentType(type)?.namesCase)?.number ?? null,
      duties: Object.values(answeredDuties).map((each) => ({ ...each })),
      basis: responsibilityBasis.map(citationView),
      investigators: file.investigators.map((id) => ({
        name: at.nameOf(id),
        certificate: at.certificatesOf(id)[0]?.number ?? null,
      })),
      steps: answeredSteps(events, at).map(({ hands, ...step }) => ({
        ...step,
        hands: hands.map(handView),
        papers: (byStep.get(step.version) ?? []).map(
          ({ id, title, number, sha256, sealed_at, voided }) => ({
            ...{ id, title, number, sha256, voided },
            sealedAt: sealed_at.toISOString(),
          }),
        ),
      })),
    }
  })
}

const handView = ({ duty, name, role, at, words, proof }: AnsweringHand) => ({
  duty: answeredDuties[duty].title,
  ...{ name, at, words },
  role: role === null ? null : roles[role as Role],
  proof: proofWords(proof),
})
