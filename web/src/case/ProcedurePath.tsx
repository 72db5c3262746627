import type { PathView, StepView } from '@zhaofa/contract'

/** 办案流程: a procedure's steps by stage, as this case has walked them; named where there are several. */
export function ProcedurePath({ path, several }: { path: PathView; several: boolean }) {
  const { title, steps } = path
  const stages = [...new Set(steps.map(({ stage }) => stage))].map((stage) => ({
    stage,
    steps: steps.filter((step) => step.stage === stage),
  }))
  const now = steps.findIndex(({ state }) => state === 'now')
  const name = several ? title : '办案流程'
  const words = now < 0 ? name : `${name}，第 ${now + 1} 步：${steps[now]?.title}`
  // A lone step of a stage still needs room for the name of the stage.
  const columns = stages.map((each) => `${Math.max(each.steps.length, 1.4)}fr`).join(' ')
  return (
    <ol className="path card" aria-label={words} style={{ '--stages': columns } as object}>
      {stages.map((each) => (
        <li key={each.stage} className={stageClass(each.steps)}>
          <p>{each.stage}</p>
          <ol>
            {each.steps.map((step) => (
              <li
                key={step.id}
                className={step.state}
                aria-current={step.state === 'now' ? 'step' : undefined}
              >
                {step.title}
                <small>{stateWord[step.state]}</small>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

const stateWord: Record<StepView['state'], string> = {
  done: '已办',
  now: '现在',
  next: '',
  'not-applicable': '不适用',
}

function stageClass(steps: readonly StepView[]): string {
  if (steps.some(({ state }) => state === 'now')) return 'stage-now'
  return steps.every(({ state }) => state === 'done' || state === 'not-applicable')
    ? 'stage-done'
    : ''
}
