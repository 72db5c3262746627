import { letterKinds, type LetterKind } from '@zhaofa/domain/publicity/letters/letter.ts'
import { html, type Markup } from '../portal/frame/html.ts'
import type { PageContext } from '../portal/frame/page-frame.ts'
import { qrCode } from '../portal/frame/qr-code.ts'
import { about, frame, limitText, wish } from './letter-pages.ts'

/** What was typed, and what is wrong with it, by field. */
export type TypedLetter = {
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}

export const fileRule = '每个不超过 10 MB，最多 5 个；照片、PDF、录音或者视频'
/** Which agency a letter goes to, where the portal has several. */
export type AddressedAgency = { readonly agency_id: string; readonly name: string }

/** The screen in the hall goes back after a minute: what takes longer is written on one's own phone. */
export function letterPhonePage(context: PageContext, kind: LetterKind, path: string): Markup {
  return frame(
    context,
    wish(kind),
    html`<section class="panel officer letter-phone">
      ${qrCode(`${context.origin}${path}`, `用手机打开${letterKinds[kind]}页的二维码`)}
      <div>
        <p class="answer">请用手机扫码填写。</p>
        <p>${about[kind].lead}</p>
        <p>${about[kind].outcome}</p>
        <p class="letter-limit"><b>期限</b> ${limitText(kind)}</p>
        <p>大厅的屏幕一分钟后返回首页，不保留您写的内容。不方便扫码的，请到窗口当面提出。</p>
      </div>
    </section>`,
    'below',
  )
}

/** The form of one kind; with problems beside the fields and everything typed still there. */
export function letterFormPage(
  context: PageContext,
  kind: LetterKind,
  { typed, recipients }: { typed: TypedLetter; recipients: readonly AddressedAgency[] },
): Markup {
  const count = Object.keys(typed.problems).length
  const required = kind === 'complaint'
  return frame(
    context,
    wish(kind),
    html`${
        count > 0
          ? html`<p class="answer bad" role="alert">
              没有提交：有 ${count} 处需要修改，您写的都还在。附件要重新选择。
            </p>`
          : null
      }
      <div class="columns">
        <div>
          <section class="panel officer">
            <form action="/letters/${kind}" method="post" enctype="multipart/form-data">
              <input type="hidden" name="id" value="${typed.id}" />
              ${recipients.length > 1 ? recipientField(typed, recipients) : null}
              ${
                kind === 'consultation'
                  ? null
                  : line(typed, 'respondent', respondentTitle(kind), 200, true)
              }
              ${area(typed, kind)}
              ${line(typed, 'name', required ? '您的姓名' : '您的姓名（可以不填）', 50, required)}
              ${line(
                typed,
                'contact',
                required ? '您的联系方式' : '您的联系方式（可以不填）',
                100,
                required,
              )}
              <label class="field"
                ><span>附件（可以没有）：${fileRule}</span
                ><input
                  type="file"
                  name="files"
                  multiple
                  accept="image/*,video/*,audio/*,application/pdf"
                  ${invalid(typed, 'files')}
              /></label>
              ${problem(typed, 'files')}
              <p><button class="button">提交${letterKinds[kind]}</button></p>
            </form>
          </section>
        </div>
        <aside>
          <section class="card">
            <h2>${letterKinds[kind]}怎么办</h2>
            <p>${about[kind].lead}</p>
            <p>${limitText(kind)}</p>
            <p>不要写身份证号、银行卡号等与所反映的事无关的信息。未成年人请由监护人陪同填写。</p>
          </section>
        </aside>
      </div>`,
    'below',
  )
}

function invalid({ problems }: TypedLetter, name: string): Markup | null {
  return problems[name] === undefined
    ? null
    : html`aria-invalid="true" aria-describedby="${name}-problem"`
}

function problem({ problems }: TypedLetter, name: string): Markup | null {
  const text = problems[name]
  return text === undefined
    ? null
    : html`<p class="letter-problem" id="${name}-problem">${text}</p>`
}

function recipientField(typed: TypedLetter, recipients: readonly AddressedAgency[]): Markup {
  const options = recipients.map(
    ({ agency_id: id, name }) =>
      html`<option value="${id}" ${id === typed.values['agency'] ? html`selected` : null}>
        ${name}
      </option>`,
  )
  return html`<label class="field"
      ><span>交给哪个机关办理</span
      ><select name="agency" ${invalid(typed, 'agency')}>
        <option value="">请选择</option>
        ${options}
      </select></label
    >
    ${problem(typed, 'agency')}`
}

function line(
  typed: TypedLetter,
  name: string,
  label: string,
  max: number,
  required: boolean,
): Markup {
  return html`<label class="field"
      ><span>${label}</span
      ><input
        name="${name}"
        maxlength="${max}"
        autocomplete="off"
        value="${typed.values[name] ?? ''}"
        ${required ? html`required` : null}
        ${invalid(typed, name)}
    /></label>
    ${problem(typed, name)}`
}

const respondentTitle = (kind: LetterKind) =>
  kind === 'objection' ? '公示的文号或者编号' : '被反映的单位或者个人'

function area(typed: TypedLetter, kind: LetterKind): Markup {
  const label = {
    complaint: '事情经过和您的要求',
    report: '违法行为：时间、地点、经过',
    consultation: '想问的问题',
    objection: '哪里不准确或者不应当公示，应当怎样写，有什么证明',
  }[kind]
  return html`<label class="field"
      ><span>${label}（不超过 3000 字）</span
      ><textarea name="content" rows="9" maxlength="3000" required ${invalid(typed, 'content')}>
${typed.values['content'] ?? ''}</textarea>
    </label>
    ${problem(typed, 'content')}`
}
