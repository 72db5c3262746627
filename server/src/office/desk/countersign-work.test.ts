import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { representativeOf } from '../../demo/serve-paper.ts'
import { signPapers } from '../../demo/sign-papers.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { reaches } from '../../demo/story.ts'
import { viewCase } from '../cases/views/case-view.ts'
import { viewMyWork } from './my-work.ts'

test('会签 is a task of the colleague’s own, and leaves as soon as it is signed', () =>
  withWorld(async (world) => {
    const whole = stories.find(
      (each) =>
        reaches(each, 'closed') && !each.ending && !each.review && each.defence === 'silent',
    )
    if (!whole) throw new Error('no story to close')
    const stage = new Stage({ ...world, printer: plainPrinter }, await aCast(world), whole.startsOn)
    const [officer, colleague] = stage.cast.officers
    const caseId = await playCase(stage, { ...whole, until: 'paid' })
    const tasksOf = async (actor: typeof officer) => {
      const { items } = await viewMyWork(stage.world, actor)
      return items.filter(({ act }) => act === 'countersign').map((each) => each.caseId)
    }
    expect([await tasksOf(officer), await tasksOf(colleague)]).toEqual([[], [caseId]])
    await stage.act(caseId, colleague, 'countersign')
    expect(await tasksOf(colleague)).toEqual([])

    await signPapers(stage, caseId, representativeOf(whole))
    const { file } = await stage.act(caseId, officer, 'close-case')
    expect([await tasksOf(officer), await tasksOf(colleague)]).toEqual([[], [caseId]])
    const waiting = await viewCase(stage.world, officer, caseId)
    expect(waiting.countersigning).toEqual([
      { name: colleague.name, papers: ['结案审批表（审批中）'] },
    ])
    const signed = await stage.act(caseId, colleague, 'countersign')
    expect(signed.file.pending).toEqual(file.pending)
    expect(await tasksOf(colleague)).toEqual([])

    await stage.agreed(caseId, signed.file)
    expect(await tasksOf(colleague)).toEqual([])
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
