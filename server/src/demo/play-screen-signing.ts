import { receiveSignature } from '../office/records/receive-signature.ts'
import { viewCase } from '../office/cases/views/case-view.ts'
import { drawnName } from './drawn-name.ts'
import type { Stage } from './stage.ts'

/**
 * The newest paper of this title that waits is read and signed on the officer's phone by everybody who signs it, the
 * person it is for first.
 */
export async function playScreenSigning(
  stage: Stage,
  caseId: string,
  title: string,
): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.turn()
  const { signing } = await viewCase(stage.world, officer, caseId)
  const waiting = signing.findLast((each) => each.screen !== null && each.title.startsWith(title))
  if (!waiting?.screen) throw new Error(`no ${title} waits to be signed on a screen`)
  const { paper, screen } = waiting
  const drawn = async (name: string, what: 'name' | 'words') => {
    stage.minutes(1)
    const words = what === 'name' ? name : '以上笔录我看过属实'
    const strokes = drawnName(words, screen.digest, stage.now, what)
    const given = { caseId, paper, strokes: JSON.stringify(strokes) }
    return (await receiveSignature(stage.world, officer, given)).id
  }
  const signers = []
  for (const [i, { name, relation }] of screen.expected.entries()) {
    const words = i === 0 && screen.writes !== null ? await drawn(name, 'words') : null
    signers.push({ name, relation, words, drawn: await drawn(name, 'name') })
  }
  await stage.act(caseId, officer, 'sign-on-screen', { paper, read: true, signers })
}
