import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { NewAdministrators } from '../../office/administration/create-agency.ts'
import { html, type Markup } from '../portal/frame/html.ts'
import {
  administratorFields,
  agencyFields,
  type SetupField,
  type SetupValues,
} from './setup-form.ts'

function page(title: string, main: Markup): string {
  const whole = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · 昭法</title>
        <link rel="stylesheet" href="/setup/style.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html> `
  return whole.text
}

/** Asks for the token printed on the console. */
export function tokenPage(problem: string | null): string {
  return page(
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
  const row = (field: SetupField) => fieldRow(field, values[field.name] ?? '', problems)
  return page(
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

function fieldRow(
  { name, label, hint }: SetupField,
  value: string,
  problems: readonly FieldProblem[],
): Markup {
  const wrong = problems.filter(({ field }) => field === name)
  const id = name.replaceAll('.', '-')
  return html`<div class="row">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      value="${value}"
      required
      maxlength="200"
      autocomplete="off"
      aria-describedby="${id}-hint"
      ${wrong.length > 0 && html`aria-invalid="true"`}
    />
    <p class="${wrong.length > 0 ? 'problem' : 'hint'}" id="${id}-hint">
      ${wrong.length > 0 ? wrong.map(({ message }) => message).join('；') : hint}
    </p>
  </div>`
}

/** The initial passwords, shown this once. */
export function donePage(administrators: NewAdministrators): string {
  return page(
    '已建立',
    html`<p>
        请把账号和初始密码分别交给三位管理员。<strong>初始密码只显示这一次</strong>，首次登录时必须修改，并启用动态码。
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">职责</th>
            <th scope="col">姓名</th>
            <th scope="col">账号</th>
            <th scope="col">初始密码</th>
          </tr>
        </thead>
        <tbody>
          ${administratorFields.map(({ role, title }) => {
            const { name, account, password } = administrators[role]
            return html`<tr>
              <th scope="row">${title}</th>
              <td>${name}</td>
              <td><code>${account}</code></td>
              <td><code>${password}</code></td>
            </tr>`
          })}
        </tbody>
      </table>
      <h2>接下来</h2>
      <ol>
        <li>系统管理员登录后建立机构和人员账号。</li>
        <li>安全管理员登录后授予角色、登记执法证件。</li>
        <li>核对本机关的事项、裁量基准、法制审核目录和期限设置。</li>
      </ol>
      <p><a href="/office/">进入执法后台</a></p>`,
  )
}
