import type { SigningView } from '@zhaofa/contract'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { SealedPaper } from '@zhaofa/domain/case/scan.ts'
import { screenPapers } from '@zhaofa/domain/case/parts/signing/sign-on-screen.ts'
import { signersOf, signingOf, type PaperSigning } from '@zhaofa/domain/case/parts/signing/slice.ts'
import { isReplaced, isStillBlank } from '@zhaofa/domain/case/parts/signing/sort-scans.ts'
import { expectedSigners } from '@zhaofa/domain/case/parts/signing/who-signs.ts'
import { handSigners } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'

const order = { waiting: 0, blank: 1, refused: 2, signed: 3 } as const

/** 签名情况: every paper that is signed by hand, what is missing first. A void paper needs no signature. */
export function signingViews(file: CaseFile, at: Circumstances): SigningView[] {
  const { papers } = at
  const onScreen = new Set(screenPapers(file, papers))
  return (
    papers
      .filter(({ byHand, voided }) => byHand && !voided)
      .filter(({ id, version }) => signingOf(file, id) !== null || !file.spare.includes(version))
      // What was put right is signed as it reads now; the copy signed before stays in sight.
      .filter((paper) => signingOf(file, paper.id) !== null || !isReplaced(file, paper, papers))
      .map((paper): SigningView => {
        const { id, type, title, on, pages, sha256: digest, writes } = paper
        const signing = signingOf(file, id)
        return {
          paper: id,
          title,
          madeOn: on,
          pages,
          state: stateOf(file, paper),
          signers: handSigners(type),
          words: signing && wordsOf(signing),
          sheets: (signing?.pages ?? []).map(({ page, turned, sheet, file: { mediaType } }) => ({
            page,
            turned,
            sheet,
            mediaType,
          })),
          screen: onScreen.has(paper)
            ? { digest, writes, expected: expectedSigners(file, paper, at) }
            : null,
          onScreen: signing && screenView(signing, papers),
        }
      })
      .sort((a, b) => order[a.state] - order[b.state])
  )
}

function stateOf(file: CaseFile, paper: SealedPaper): SigningView['state'] {
  const signing = signingOf(file, paper.id)
  if (signing !== null) return signing.refusal === null ? 'signed' : 'refused'
  return isStillBlank(file, paper) ? 'blank' : 'waiting'
}

function screenView(
  { onScreen }: PaperSigning,
  papers: Circumstances['papers'],
): SigningView['onScreen'] {
  if (onScreen === null) return null
  const { madeIn, signers } = onScreen
  const page = papers.find(({ type, version }) => type === 'signature_page' && version === madeIn)
  return {
    page: page?.id ?? null,
    strokes: signers.map(({ name }, i) => ({ no: i + 1, name })),
  }
}

function wordsOf(signing: PaperSigning): string {
  const { signer, on, refusal } = signing
  if (refusal === null) {
    return signersOf(signing)
      .map(
        ({ name, relation, signedOn }) =>
          `${name}${relation ? `（${relation}）` : ''}，${signedOn} 签名`,
      )
      .join('；')
  }
  const proof = [
    refusal.witness && `见证人 ${refusal.witness}`,
    refusal.recording && `录像 ${refusal.recording}`,
  ].filter(Boolean)
  return `${signer}，${on} 拒绝签名：${refusal.reason}（${proof.join('，')}）`
}
