import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { html } from '../portal/frame/html.ts'
import {
  administratorFields,
  agencyFields,
  type SetupField,
  type SetupValues,
} from './setup-form.ts'
import { formRow, setupFrame } from './setup-frame.ts'

/** Asks for the token printed on the console. */
export function tokenPage(problem: string | null): string {
  return setupFrame(
    '首次设置',
    html`<p>请输入服务启动时在控制台显示的设置口令。它只在服务器上显示，用来确认您是安装人员。</p>
      <form method="post" action="/setup/enter">
        ${problem && html`<p class="problem" role="alert">${problem}</p>`}
        <label for="token">设置口令</label>
        <input id="token" name="token" required autocomplete="off" autofocus />
        <button>继续</button>
      </form>`,
  )
}

/** The one form: the agency and its three administrators. What was typed comes back with its problems. */
export function setupPage(
  csrf: string,
  values: SetupValues,
  problems: readonly FieldProblem[],
): string {
  const row = (field: SetupField) => formRow(field, values[field.name] ?? '', problems)
  return setupFrame(
    '建立机关和三员',
    html`${
        problems.length > 0 &&
        html`<p class="problem" role="alert">
          有 ${problems.length} 处需要修改，见各项下面的提示。
        </p>`
      }
      <form method="post" action="/setup">
        <input type="hidden" name="csrf" value="${csrf}" />
        <fieldset>
          <legend>机关</legend>
          ${agencyFields.map(row)}
        </fieldset>
        ${administratorFields.map(
          ({ title, duty, fields }) =>
            html`<fieldset>
              <legend>${title}</legend>
              <p class="hint">${duty}</p>
              ${fields.map(row)}
            </fieldset>`,
        )}
        <button>建立</button>
      </form>`,
  )
}
