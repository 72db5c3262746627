import { MessageBar } from '../../ui/MessageBar.tsx'
import { calendarChange, type CalendarBody } from './calendar-change.ts'
import { ChangeButton, RuleCard } from './RuleTable.tsx'
import { useRules } from './use-rules.tsx'

/** 放假安排: one notice of the State Council a year. Limits across a missing year stay unknown. */
export function CalendarSection() {
  const { rules, today, sheet, ...keeping } = useRules('calendar-year')
  const years = rules.map(({ code }) => Number(code)).sort((a, b) => b - a)
  const next = (years[0] ?? Number(today.slice(0, 4)) - 1) + 1
  return (
    <>
      <div className="below-14">
        <MessageBar
          tone="amber"
          action={
            <ChangeButton
              title={`导入 ${next} 年放假安排`}
              keeping={keeping}
              change={calendarChange(null, next, today)}
            />
          }
        >
          <b>{next} 年放假安排还没有导入。</b>
          跨到 {next} 年的工作日期限现在算不出来，系统不猜；国务院办公厅公布后请导入。
        </MessageBar>
      </div>
      {[...rules]
        .sort((a, b) => b.code.localeCompare(a.code))
        .map((rule) => {
          const body = rule.body as CalendarBody
          return (
            <RuleCard
              key={rule.code}
              rule={rule}
              title="修改放假安排"
              keeping={keeping}
              change={calendarChange(rule, body.year, today)}
            >
              <div className="card-body">
                <dl className="facts">
                  {holidaysOf(body).map(([name, days]) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>{days}</dd>
                    </div>
                  ))}
                  <div>
                    <dt>调休上班</dt>
                    <dd>{Object.keys(body.workedWeekends).map(shortDay).join('、') || '没有'}</dd>
                  </div>
                </dl>
                <p className="sub">{rule.source}</p>
              </div>
            </RuleCard>
          )
        })}
      {sheet}
    </>
  )
}

const shortDay = (day: string) => day.slice(5)

function holidaysOf({ holidays }: CalendarBody): [string, string][] {
  const byName = new Map<string, string[]>()
  for (const [day, name] of Object.entries(holidays).sort()) {
    byName.set(name, [...(byName.get(name) ?? []), shortDay(day)])
  }
  return [...byName].map(([name, days]) => [name, days.join('、')])
}
