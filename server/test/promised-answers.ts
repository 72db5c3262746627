import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

type Answer = { readonly content?: Readonly<Record<string, unknown>> }
type Operation = { readonly responses: Readonly<Record<string, Answer>> }
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }
type Promised = {
  readonly address: RegExp
  readonly operations: Readonly<Record<string, Operation>>
}

let described: readonly Promised[] | undefined

/**
 * What /api/openapi.json says that this answer may be: every answer that a test asks for through `aBrowser` is
 * compared with it. Null where it is as promised, or where nothing is promised of the address.
 */
export async function brokenPromise(
  app: FastifyInstance,
  { method, url }: { readonly method: string; readonly url: string },
  response: LightMyRequestResponse,
): Promise<string | null> {
  // All applications of a run have the same routes.
  described ??= promisesOf((await app.inject('/api/openapi.json')).json<Document>())
  const path = url.split('?')[0] ?? ''
  const operation = described.find(({ address }) => address.test(path))?.operations[
    method.toLowerCase()
  ]
  if (!operation) return null
  const status = String(response.statusCode)
  const answer = operation.responses[status]
  const asked = `${method} ${url} → ${status}`
  if (!answer) return `${asked} is not among ${Object.keys(operation.responses).join(', ')}`
  const type = String(response.headers['content-type'] ?? '').split(';')[0] ?? ''
  const types = Object.keys(answer.content ?? {})
  if (types.length === 0) return response.body === '' ? null : `${asked} should have no content`
  return types.includes(type) || types.includes('*/*')
    ? null
    : `${asked} is ${type || 'of no type'}, not ${types.join(', ')}`
}

/** Addresses without a parameter come first: /api/articles/files is no article. */
function promisesOf({ paths }: Document): readonly Promised[] {
  const promises = Object.entries(paths).map(([path, operations]) => ({
    parameters: path.split('{').length,
    address: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    operations,
  }))
  return promises.toSorted((a, b) => a.parameters - b.parameters)
}
