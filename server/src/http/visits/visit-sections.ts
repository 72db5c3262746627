import { frequencyOf, isCapReached } from '@zhaofa/domain/inspection/frequency.ts'
import { exemptReasons, resultCodes, visitWays } from '@zhaofa/domain/inspection/visit-codes.ts'
import type { VisitPage } from '@zhaofa/domain/publicity/visits/visit-page.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import { chinaTime, chineseDay, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { html, type Markup } from '../portal/frame/html.ts'
import type { ShownVisit } from './visit-forms.ts'

const minuteLength = '2026-11-20 09:00'.length
const minute = (at: string) => chinaTime(at).slice(0, minuteLength)

const row = (title: string, value: string | Markup) =>
  html`<div>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`

/** Where the visit stands, in one sentence, and its hours. */
export function state({ page }: ShownVisit): Markup {
  return html`<section class="panel officer" aria-label="检查状态">
    <p class="answer" role="status">${stateText(page)}</p>
    <dl class="summary">
      ${row('检查机关', page.agencyName)}
      ${page.departments.length > 0 ? row('联合检查的部门', page.departments.join('、')) : null}
      ${row('通知的时间', minute(page.noticedFor))}
      ${page.arrivedAt === null ? null : row('到场', minute(page.arrivedAt))}
      ${page.leftAt === null ? null : row('离开', minute(page.leftAt))} ${row('地点', page.place)}
    </dl>
  </section>`
}

function stateText({ calledOff, arrivedAt, nobodyThere, result, recorded }: VisitPage): string {
  if (calledOff !== null) return `这次检查已于 ${chineseDay(calledOff)} 撤下`
  if (arrivedAt === null) return '已通知，还没有到场'
  if (nobodyThere) return '到场时没有人在'
  if (result !== null) return `检查结果：${result.words}`
  return recorded === null ? '正在检查' : '已检查，结果还没有告知'
}

/** Who came, and whether each held a certificate at that hour (处罚法第55条). */
export function visitors(page: VisitPage): Markup {
  const people = page.officers.map(
    ({ name, number, validTo, valid }) =>
      html`<li>
        <b>${name}</b> 执法证号 ${number}
        <span
          >${valid ? '检查时证件有效' : '检查时证件无效，您有权拒绝检查'}${
            validTo === null ? '' : `，有效期到 ${validTo}`
          }</span
        >
      </li>`,
  )
  const helpers = page.helpers.map(
    ({ name, kind }) => html`<li><b>${name}</b> <span>${kind}，只辅助，不检查</span></li>`,
  )
  return html`<section class="panel officer">
    <h2>谁来检查</h2>
    <ul class="service-papers">
      ${people}${helpers}
    </ul>
    <p>检查人员应当主动出示执法证件；来的人不在上面的，可以拒绝检查。</p>
  </section>`
}

/** Why, by which item and article, how often of which cap. */
export function why({ ground, items, way, frequency, exempt }: VisitPage): Markup {
  return html`<section class="panel officer">
    <h2>为什么检查、查什么</h2>
    <dl class="summary">
      ${row('由来', ground)} ${row('方式', way)}
      ${items.map(({ name, code, basis }) => row('检查事项', html`${name}（${code}）<br />依据：${basis}`))}
      ${row(
        '检查频次',
        `${frequency.year}年第${frequency.before + 1}次，上限${frequency.cap.times}次${
          exempt ? '；本次有不受上限限制的理由' : ''
        }`,
      )}
      ${row('上限的依据', frequency.cap.source)}
    </dl>
  </section>`
}

/** The result once it is told, with what has to be corrected and until when. */
export function result({ page, today }: ShownVisit): Markup | null {
  const { result: told, orders, filed } = page
  if (told === null && orders.length === 0) return null
  return html`<section class="panel officer">
    <h2>检查结果</h2>
    ${
      told === null
        ? html`<p>结果还没有告知，告知后在这里显示。</p>`
        : html`<dl class="summary">
            ${row('结果', `${told.words}（结果码 ${told.code}）`)}
            ${told.explanation === null ? null : row('说明', told.explanation)}
            ${row('告知', told.toldOn)}
            ${told.followUpBy === null ? null : row('最晚处理到', told.followUpBy)}
            ${row('公示', told.publishedOn ?? '还没有公示')}
          </dl>`
    }
    ${filed ? html`<p>发现的问题已经按行政处罚程序办理，另以文书告知您。</p>` : null}
    ${orders.map(
      ({ orderedOn, requirements, deadline, recheck }) =>
        html`<h3>责令改正</h3>
          <dl class="summary">
            ${row('责令日期', orderedOn)}
            ${row('要求', html`<span class="letter-words">${requirements}</span>`)}
            ${row('最后一日', lastDay(deadline, today, recheck !== null))}
            ${row(
              '复查',
              recheck === null
                ? '期满后复查'
                : `${recheck.on} ${recheck.words}：${recheck.findings}`,
            )}
          </dl>`,
    )}
  </section>`
}

function lastDay(day: string, today: string, over: boolean): string {
  const left = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  const words = chineseDay(plainDate(day))
  if (over) return words
  if (left < 0) return `${words}，已经届满`
  return left === 0 ? `${words}，就是今天` : `${words}，还有 ${left} 天`
}

/** The record line by line, as the firm read it over. */
export function visitRecord({ lines, recorded }: VisitPage): Markup | null {
  if (recorded === null) return null
  return html`<section class="panel officer">
    <h2>检查记录</h2>
    <p>笔录时间 ${minute(recorded.from)} 至 ${minute(recorded.to)}</p>
    <ol class="visit-lines">
      ${lines.map(
        ({ lookAt, rule, result: found, finding }) =>
          html`<li>
            <b>${lookAt}</b>：${found}${finding === null ? '' : `。${finding}`}
            <small>依据：${rule}</small>
          </li>`,
      )}
    </ol>
  </section>`
}

/** What officers may and may not do, in the words that the notice had. */
export function fixedWords({ words }: VisitPage): Markup {
  const list = (title: string, items: readonly string[]) =>
    html`<section class="card">
      <h2>${title}</h2>
      <ol class="visit-words">
        ${items.map((each) => html`<li>${each}</li>`)}
      </ol>
    </section>`
  return html`${list('您的权利', words.rights)} ${list('检查人员严禁', words.prohibitions)}
  ${list('检查人员不得', words.mustNots)}`
}

/** Whom one may tell. */
export function supervision({ words, phone, agencyName }: VisitPage): Markup {
  return html`<section class="card">
    <h2>向谁反映</h2>
    <p>认为检查违法的，向${words.supervision}投诉、举报。</p>
    <p>向${agencyName}反映：${phone}，或者<a href="/letters/complaint">在网上投诉</a>。</p>
    <p>对行政处罚决定不服的，依法申请行政复议或者提起行政诉讼；检查结果的异议在本页提出。</p>
  </section>`
}

/** Every visit of the firm in this year, counted as it is counted for the cap. */
export function yearOfFirm({ page, visits, year, caseId }: ShownVisit): Markup {
  const { cap } = page.frequency
  // Pages of before say nothing of it: then everybody counted as it is set at the start.
  const rules = page.counting ?? agencyRuleDefinitions.visitFrequency.initial
  const frequency = frequencyOf(visits, plainDate(`${year}-12-31`), rules)
  const reached = isCapReached(frequency, cap) ? '，已经达到' : ''
  const exempt = `其中 ${frequency.exempt} 次有不受上限限制的理由`
  const sum = `共 ${visits.length} 次，计入上限 ${frequency.counted} 次（上限 ${cap.times} 次${reached}），${exempt}。`
  return html`<section class="panel officer" id="year">
    <h2>${year} 年对本企业的检查</h2>
    ${
      visits.length === 0
        ? html`<p>还没有到场的检查。</p>`
        : html`<p>${sum}</p>
            <table class="rows list-table visit-year">
              <thead>
                <tr>
                  <th>日期</th>
                  <th>部门</th>
                  <th>事项</th>
                  <th>结果</th>
                </tr>
              </thead>
              <tbody>
                ${visits.map(
                  ({ on, departments, items, way, exempt: reason, result: found, caseId: of }) =>
                    html`<tr>
                      <td data-label="日期">${on}${of === caseId ? '（本次）' : ''}</td>
                      <td data-label="部门">${departments.join('、')}</td>
                      <td data-label="事项">
                        ${items.join('、')}（${visitWays[way]}${
                          reason === null ? '' : `，${exemptReasons[reason]}`
                        }）
                      </td>
                      <td data-label="结果">
                        ${found === null ? '还没有告知' : resultCodes[found]}
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
  </section>`
}
