import { NetworkDown, readProblem } from './problem.ts'
import { csrfToken, signInAgain } from './session-gate.ts'
import { newKey, submitOnce } from './submission.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Sends one request to the API. When the session ran out meanwhile, waits until the person has
 * signed in again over the same page and sends it once more, so nothing typed is lost.
 * @throws Problem when the server answers with an error; NetworkDown when it cannot be reached.
 */
export async function send<T>(method: Method, path: string, body?: unknown): Promise<T> {
  return answered(path, () => request(method, path, body))
}

/** The same under a key of before: what was sent under it, perhaps by a page that is gone, is done once. */
export async function sendUnder<T>(
  key: string,
  method: Method,
  path: string,
  body: unknown,
): Promise<T> {
  return answered(path, () => attempt(method, path, body, key))
}

async function answered<T>(path: string, ask: () => Promise<Response>): Promise<T> {
  let response = await ask()
  if (response.status === 401 && !path.startsWith('/api/session')) {
    await signInAgain()
    response = await ask()
  }
  if (!response.ok) throw await readProblem(response)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

export const get = <T>(path: string) => send<T>('GET', path)

/** Whatever changes something carries a key, and is done once however often it is pressed. */
function request(method: Method, path: string, body: unknown): Promise<Response> {
  if (method === 'GET') return attempt(method, path, body, null)
  // A file has no words to compare; each sending of it is one of its own.
  if (isRaw(body)) return attempt(method, path, body, newKey())
  return submitOnce(`${method} ${path} ${JSON.stringify(body)}`, (key) =>
    attempt(method, path, body, key),
  )
}

const isRaw = (body: unknown): body is FormData | Blob =>
  body instanceof FormData || body instanceof Blob

async function attempt(
  method: Method,
  path: string,
  body: unknown,
  key: string | null,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const token = csrfToken()
  if (method !== 'GET' && token) headers['x-csrf-token'] = token
  if (key !== null) headers['x-request-key'] = key
  const raw = isRaw(body)
  if (body !== undefined && !raw) headers['content-type'] = 'application/json'
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
    })
  } catch {
    throw new NetworkDown()
  }
}

/** A query string that leaves out the filters that are not set. */
export function withQuery(
  path: string,
  query: Record<string, string | number | undefined>,
): string {
  const set = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value ? [[name, String(value)]] : [],
  )
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`
}
