import type { FastifyInstance } from 'fastify'

/**
 * Takes down every route of the application, so it is called before they are registered.
 * @returns which methods an address can be asked with, in alphabetical order; none where there is no such address
 */
export function allowedMethods(app: FastifyInstance): (address: string) => readonly string[] {
  const methodsOf = new Map<
    string,
    { readonly pattern: URLPattern; readonly methods: Set<string> }
  >()
  app.addHook('onRoute', ({ url, method }) => {
    const known = methodsOf.get(url) ?? {
      pattern: new URLPattern({ pathname: url }),
      methods: new Set<string>(),
    }
    for (const each of [method].flat()) known.methods.add(each)
    methodsOf.set(url, known)
  })
  return (address) => {
    const pathname = address.split('?', 1)[0] ?? ''
    const found = [...methodsOf.values()].filter(({ pattern }) => pattern.test({ pathname }))
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].toSorted()
  }
}
