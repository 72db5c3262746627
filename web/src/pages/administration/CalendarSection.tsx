import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { calendarDeed, type CalendarBody } from './calendar-deed.ts'
import { RuleHistory } from './RuleHistory.tsx'
import { useRules } from './use-rules.tsx'

/** 放假安排: one notice of the State Council a year. Limits across a missing year stay unknown. */
export function CalendarSection() {
  const { rules, today, blocked, change, sheet } = useRules('calendar-year')
  const years = rules.map(({ code }) => Number(code)).sort((a, b) => b - a)
  const next = (years[0] ?? Number(today.slice(0, 4)) - 1) + 1
  return (
    <>
      <div className="below-14">
        <MessageBar
          tone="amber"
          action={
            <Button
              look="outlined"
              size="small"
              blocked={blocked}
              onPress={() => change(calendarDeed(null, next, today))}
            >
              导入 {next} 年放假安排
            </Button>
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
            <section key={rule.code} className="card" aria-label={rule.title}>
              <div className="card-head">
                <h2>{rule.title}</h2>
                <RuleHistory rule={rule} />
                <span className="spacer" />
                <Button
                  look="outlined"
                  size="small"
                  blocked={blocked}
                  onPress={() => change(calendarDeed(rule, body.year, today))}
                >
                  修改放假安排
                </Button>
              </div>
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
            </section>
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
