import { lengthText } from '@zhaofa/domain/deadline/explain-limit.ts'
import { getLimit } from '@zhaofa/domain/deadline/limits.ts'
import {
  maxRatingWords,
  overallScores,
  ratingAnswers,
  ratingQuestions,
  type OverallScore,
  type RatingAnswer,
  type RatingQuestion,
} from '@zhaofa/domain/inspection/rating.ts'
import { chineseDay } from '@zhaofa/domain/shared/plain-date.ts'
import { html, type Markup } from '../portal/frame/html.ts'
import { maxContact, maxReasons, type ShownVisit } from './visit-forms.ts'

type Problems = Readonly<Record<string, string>>

const problem = (problems: Problems, form: string, name: string): Markup | null =>
  problems[name] === undefined
    ? null
    : html`<p class="letter-problem" id="${form}-${name}-problem">${problems[name]}</p>`

const invalid = (problems: Problems, form: string, name: string): Markup | null =>
  problems[name] === undefined
    ? null
    : html`aria-invalid="true" aria-describedby="${form}-${name}-problem"`

const alert = (problems: Problems | undefined): Markup | null => {
  const count = Object.keys(problems ?? {}).length
  return count === 0
    ? null
    : html`<p class="answer bad" role="alert">没有提交：有 ${count} 处需要修改，您写的都还在。</p>`
}

/** 异议: what was said and answered, and the form while one may be raised. */
export function objections({ page, code, forms }: ShownVisit): Markup {
  const { trigger, ...limit } = getLimit('D-INSPECT-OBJECT')
  // Pages of before do not say it: then no agency had set an own one.
  const within = page.answerWithin ?? {
    length: lengthText(limit.length),
    source: limit.note ?? limit.basis,
  }
  const { values = {}, problems = {} } = forms.objection ?? {}
  return html`<section class="panel officer" id="objection">
    <h2>对结果有异议</h2>
    ${
      forms.done === 'objected'
        ? html`<p class="answer" role="status">异议已经收到，答复在本页显示。</p>`
        : forms.done === 'not-now'
          ? html`<p class="answer bad" role="alert">
              没有登记：现在不能提出异议。先前的一件还在办理，或者结果还没有告知、案卷已经归档。
            </p>`
          : null
    }
    <p>
      检查结果告知后可以提出，由承办机构负责人自${trigger}起
      ${within.length}内书面答复（${within.source}）。
    </p>
    ${page.objections.map(
      ({ raisedOn, answerBy, answer }) =>
        html`<dl class="summary">
          <div>
            <dt>提出</dt>
            <dd>${raisedOn}</dd>
          </div>
          <div>
            <dt>答复</dt>
            <dd>
              ${
                answer === null
                  ? `正在办理${answerBy === null ? '' : `，最晚 ${chineseDay(answerBy)} 答复`}`
                  : html`${answer.on} ${answer.outcome}<br /><span class="letter-words"
                        >${answer.words}</span
                      >`
              }
            </dd>
          </div>
        </dl>`,
    )}
    ${
      page.mayObject
        ? html`${alert(forms.objection?.problems)}
            <form action="/v/${code}/objection#objection" method="post" class="screen-only">
              <label class="field"
                ><span>对哪里有异议、理由是什么（不超过 ${maxReasons} 字）</span
                ><textarea
                  name="reasons"
                  rows="5"
                  maxlength="${maxReasons}"
                  required
                  ${invalid(problems, 'objection', 'reasons')}
                >
${values['reasons'] ?? ''}</textarea>
              </label>
              ${problem(problems, 'objection', 'reasons')}
              <label class="field"
                ><span>联系方式（可以不填，答复在本页也能看到）</span
                ><input
                  name="contact"
                  maxlength="${maxContact}"
                  autocomplete="off"
                  value="${values['contact'] ?? ''}"
                  ${invalid(problems, 'objection', 'contact')}
              /></label>
              ${problem(problems, 'objection', 'contact')}
              <p><button class="button">提出异议</button></p>
            </form>`
        : page.objections.some(({ answer }) => answer === null)
          ? null
          : html`<p>
              ${
                page.result === null
                  ? '结果还没有告知，现在没有可以提出异议的。'
                  : '本页不再接收异议，请向检查机关或者监督机关反映。'
              }
            </p>`
    }
  </section>`
}

/** 匿名评价: a few questions, once. */
export function rating({ rated, rateable, code, forms }: ShownVisit): Markup {
  const { values = {}, problems = {} } = forms.rating ?? {}
  return html`<section class="panel officer screen-only" id="rating">
    <h2>评价这次检查</h2>
    ${
      forms.done === 'rated'
        ? html`<p class="answer" role="status">评价已经收到，谢谢。</p>`
        : forms.done === 'again'
          ? html`<p class="answer bad" role="alert">这次检查先前已经评价过，没有重复登记。</p>`
          : null
    }
    ${
      rated
        ? html`<p>这次检查已经评价过，每次检查只评价一次。</p>`
        : !rateable
          ? html`<p>检查人员离开或者结果告知以后，可以在这里评价。</p>`
          : html`<p>
                匿名：不记录姓名、网络地址和几点几分，只记日期。只有行政执法监督机关看得到您的评价；检查机关只看得到一年满五份以后的合计。
              </p>
              ${alert(forms.rating?.problems)}
              <form action="/v/${code}/rating#rating" method="post">
                ${(Object.keys(ratingQuestions) as RatingQuestion[]).map((question) =>
                  choices(question, ratingQuestions[question], answers, { values, problems }),
                )}
                ${choices('overall', '总的评价', scores, { values, problems })}
                <label class="field"
                  ><span>还想说的话（可以不填，不超过 ${maxRatingWords} 字）</span
                  ><textarea
                    name="words"
                    rows="3"
                    maxlength="${maxRatingWords}"
                    ${invalid(problems, 'rating', 'words')}
                  >
${values['words'] ?? ''}</textarea>
                </label>
                ${problem(problems, 'rating', 'words')}
                <p><button class="button">提交评价</button></p>
              </form>`
    }
  </section>`
}

const answers = (['yes', 'no', 'unsure'] satisfies RatingAnswer[]).map(
  (value) => [value, ratingAnswers[value]] as const,
)
const scores = ([5, 4, 3, 2, 1] satisfies OverallScore[]).map(
  (value) => [String(value), overallScores[value]] as const,
)

function choices(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  { values, problems }: { values: Readonly<Record<string, string>>; problems: Problems },
): Markup {
  return html`<fieldset class="visit-choice" ${invalid(problems, 'rating', name)}>
      <legend>${label}</legend>
      ${options.map(
        ([value, words]) =>
          html`<label
            ><input
              type="radio"
              name="${name}"
              value="${value}"
              required
              ${values[name] === value ? html`checked` : null}
            />
            <span>${words}</span></label
          >`,
      )}
    </fieldset>
    ${problem(problems, 'rating', name)}`
}
