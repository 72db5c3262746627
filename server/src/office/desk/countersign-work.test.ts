import { expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { representativeOf } from '../../demo/serve-paper.ts'
import { signPapers } from '../../demo/sign-papers.ts'
import type { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { reaches, type Milestone, type Story } from '../../demo/story.ts'
import { viewCase } from '../cases/views/case-view.ts'
import { viewMyWork } from './my-work.ts'

const found = stories.find(
  (each) => reaches(each, 'closed') && !each.ending && !each.review && each.defence === 'silent',
)
if (!found) throw new Error('no story to close')
const whole: Story = found

type Played = { readonly world: TestWorld; readonly stage: Stage; readonly caseId: string }

async function played(until: Milestone, work: (all: Played) => Promise<void>): Promise<void> {
  await withPlayedCase({ ...whole, until }, work)
}

const tasksOf = async ({ stage }: Played, actor: Actor) => {
  const { items } = await viewMyWork(stage.world, actor)
  return items.filter(({ act }) => act === 'countersign').map((each) => each.caseId)
}

test('papers that are sealed are a task of the colleague’s own, which leaves as soon as it is signed', () =>
  played('evidence', async (all) => {
    const { stage, caseId } = all
    const [officer, colleague] = stage.cast.officers
    expect([await tasksOf(all, officer), await tasksOf(all, colleague)]).toEqual([[], [caseId]])
    await stage.act(caseId, colleague, 'countersign')
    expect(await tasksOf(all, colleague)).toEqual([])
  }))

test('a form on its way to the heads is one as well, and bears the days of both when they have decided', () =>
  played('paid', async (all) => {
    const { world, stage, caseId } = all
    const [officer, colleague] = stage.cast.officers
    expect(await tasksOf(all, colleague)).toEqual([])
    await signPapers(stage, caseId, representativeOf(whole))
    const { file } = await stage.act(caseId, officer, 'close-case')
    expect([await tasksOf(all, officer), await tasksOf(all, colleague)]).toEqual([[], [caseId]])
    const waiting = await viewCase(stage.world, officer, caseId)
    expect(waiting.countersigning).toEqual([
      { name: colleague.name, papers: ['结案审批表（审批中）'] },
    ])
    const signed = await stage.act(caseId, colleague, 'countersign')
    expect(signed.file.pending).toEqual(file.pending)
    expect(await tasksOf(all, colleague)).toEqual([])

    await stage.agreed(caseId, signed.file)
    expect(await tasksOf(all, colleague)).toEqual([])
    expect((await viewCase(stage.world, officer, caseId)).countersigning).toEqual([])
    const form = await world.db.owner
      .selectFrom('casework.document')
      .select('paper')
      .where('case_id', '=', caseId)
      .where('type', '=', 'closing_approval')
      .executeTakeFirstOrThrow()
    expect(form.paper).toMatchObject({
      signatures: [{ label: '承办人', name: colleague.name, on: stage.today }],
    })
  }))
