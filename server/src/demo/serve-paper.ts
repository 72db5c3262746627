import type { Stage } from './stage.ts'
import type { Story } from './story.ts'

/** Hands the latest paper to a person who may take it. */
export async function serve(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.act(caseId, officer, 'serve-paper', {
    recipient: representativeOf(story),
    relation: story.party.kind === 'organisation' ? '法定代表人' : '本人',
  })
}

function representativeOf({ party }: Story): string {
  if (party.kind === 'organisation') return party.legalRepresentative
  return party.kind === 'sole-trader' ? party.operator : party.name
}
