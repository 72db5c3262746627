import type { FastifyInstance } from 'fastify'
import { asMeant } from '@zhaofa/domain/kernel/as-meant.ts'
import { hiddenProblem, type FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { MalformedRequestError, UnknownCharsetError } from '../faults.ts'

/** The deepest form, with rows in a form in a body, needs six levels. */
const maxBodyDepth = 20

/**
 * Bodies are UTF-8: one that says it is something else would be read as noise. Every JSON body, before any schema
 * sees it, is no deeper than a form can be (recursion further in would overflow) and holds no characters that cannot be
 * stored or read. What is wrong is said at the field, as every other problem; characters that mean nothing are left out.
 */
export function plainBodies(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const [, charset = 'utf-8'] =
      /;\s*charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '') ?? []
    done(/^utf-?8$/i.test(charset) ? undefined : new UnknownCharsetError(charset))
  })
  app.addHook('preValidation', (request, _reply, done) => {
    const { body } = request
    done(typeof body === 'object' && body !== null ? faultOf(body) : undefined)
  })
}

type Part = { value: object; path: string; depth: number }

function faultOf(body: object): Error | undefined {
  const fields: FieldProblem[] = []
  const fault = collect(body, fields)
  if (fault !== null) return new MalformedRequestError(fault)
  return fields.length === 0
    ? undefined
    : new MalformedRequestError(`有 ${fields.length} 处需要修改，您写的都还在`, fields)
}

/** Walks the body with a list instead of recursion, because the sender decides how deep it is. */
function collect(body: object, fields: FieldProblem[]): string | null {
  const waiting: Part[] = [{ value: body, path: '', depth: 1 }]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.depth > maxBodyDepth) return '提交的内容层次太多，没有保存。'
    for (const [name, value] of Object.entries(part.value) as [string, unknown][]) {
      if (hiddenProblem(name)) return '栏目名含有看不见的控制字符，没有保存。'
      // `input` holds the form: its fields are named from there, as the domain names them.
      const path = part.path === '' || part.path === 'input' ? name : `${part.path}.${name}`
      if (typeof value === 'object' && value !== null)
        waiting.push({ value, path, depth: part.depth + 1 })
      if (typeof value !== 'string') continue
      const meant = asMeant(value)
      if (meant !== value) (part.value as Record<string, unknown>)[name] = meant
      const message = hiddenProblem(meant)
      if (message) fields.push({ field: path, message })
    }
  }
  return null
}
