import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { SessionView } from '@zhaofa/contract'
import { hashPassword } from '../src/office/identity/password-hash.ts'
import type { Acting } from '../src/storage/as-person.ts'
import type { TestDatabase } from './database.ts'
import { brokenPromise } from './promised-answers.ts'

/** Gives a person a password of their own choosing, as of an instant. Arranged by the owner. */
export async function aPassword(
  db: TestDatabase,
  { personId, agencyId }: Acting,
  password: string,
  { at = '2026-11-23T00:00:00Z', mustChange = false } = {},
): Promise<void> {
  const hash = await hashPassword(password)
  const changed_at = new Date(at)
  await db.owner
    .insertInto('identity.credential')
    .values({
      person_id: personId,
      agency_id: agencyId,
      password_hash: hash,
      changed_at,
      must_change: mustChange,
    })
    .execute()
  await db.owner
    .insertInto('identity.used_password')
    .values({
      person_id: personId,
      agency_id: agencyId,
      password_hash: hash,
      set_at: changed_at,
    })
    .execute()
}

/** One browser: keeps the cookie and sends the token of its page. */
export type Browser = {
  signIn(body: {
    account: string
    password: string
    code?: string
  }): Promise<LightMyRequestResponse>
  request(options: InjectOptions): Promise<LightMyRequestResponse>
  /** What the last sign-in or question about the session answered. */
  session(): SessionView
  cookie: string | undefined
  csrf: string | undefined
}

export function aBrowser(app: FastifyInstance, userAgent = 'vitest'): Browser {
  let view: SessionView | undefined
  const browser: Browser = {
    cookie: undefined,
    csrf: undefined,
    async signIn(body) {
      const response = await browser.request({ method: 'POST', url: '/api/session', payload: body })
      if (response.statusCode === 201) {
        view = response.json<SessionView>()
        browser.csrf = view.csrf
      }
      return response
    },
    async request(options) {
      const response = await app.inject({
        ...options,
        headers: {
          'user-agent': userAgent,
          ...(browser.cookie && { cookie: `zhaofa_session=${browser.cookie}` }),
          ...(browser.csrf && { 'x-csrf-token': browser.csrf }),
          ...(options.method && { 'x-request-key': randomUUID() }),
          ...options.headers,
        },
      })
      const { method = 'GET', url } = options
      const broken =
        typeof url === 'string' ? await brokenPromise(app, { method, url }, response) : null
      if (broken !== null) throw new Error(`openapi.json promises otherwise: ${broken}`)
      const set = response.cookies.find(({ name }) => name === 'zhaofa_session')
      if (set) browser.cookie = set.value === '' ? undefined : set.value
      return response
    },
    session() {
      if (!view) throw new Error('nobody signed in')
      return view
    },
  }
  return browser
}
