import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { html, type Markup } from '../portal/frame/html.ts'

/** A page of the setup, without script. */
export function setupFrame(title: string, main: Markup): string {
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

type FormRow = {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** A password: not shown, and offered to a keeper of passwords. */
  readonly secret?: boolean
}

/** One line of a form: the field, and under it what to write or what is wrong with it. */
export function formRow(
  { name, label, hint, secret = false }: FormRow,
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
      type="${secret ? 'password' : 'text'}"
      value="${value}"
      required
      maxlength="200"
      autocomplete="${secret ? 'new-password' : 'off'}"
      aria-describedby="${id}-hint"
      ${wrong.length > 0 && html`aria-invalid="true"`}
    />
    <p class="${wrong.length > 0 ? 'problem' : 'hint'}" id="${id}-hint">
      ${wrong.length > 0 ? wrong.map(({ message }) => message).join('；') : hint}
    </p>
  </div>`
}

/** Forms as a browser without script sends them. */
export function readsForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16 * 1024 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
}

/** What was typed into this field; empty where nothing was. */
export function typedField({ body }: FastifyRequest, name: string): string {
  const value = (body as Record<string, unknown> | null)?.[name]
  return typeof value === 'string' ? value : ''
}

/** Kept by no cache: it holds what was typed, and once a code. */
export function sendSetupPage(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)
}

/** An hour of today, as the pages tell it: 10:02, with the day before it. */
export const chinaMinute = (at: Date): string =>
  new Intl.DateTimeFormat('zh-CN', {
    ...{ timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: false },
  }).format(at)
