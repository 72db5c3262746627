import type { FastifyReply, FastifyRequest } from 'fastify'
import { single } from '../decisions/list-query.ts'
import type { Mode } from './page-frame.ts'

const modes: readonly Mode[] = ['standard', 'elder', 'kiosk']

/** A visitor who walks away from the screen in the hall leaves nothing behind for the next one. */
const kioskSeconds = 60
export const kioskHome = '/kiosk'

/** The mode asked for in the address, which is remembered from then on, or the one remembered. */
export function modeOf(request: FastifyRequest, reply: FastifyReply): Mode {
  const asked = single(request.query, 'mode')
  const chosen = modes.find((mode) => mode === asked)
  if (!chosen) return rememberedMode(request, reply)
  setMode(reply, chosen)
  if (chosen === 'kiosk') goHomeLater(reply)
  return chosen
}

export function rememberedMode(request: FastifyRequest, reply: FastifyReply): Mode {
  const cookie = request.headers.cookie ?? ''
  const mode = modes.find((each) => cookie.includes(`mode=${each}`)) ?? 'standard'
  if (mode === 'kiosk') goHomeLater(reply)
  return mode
}

export function setMode(reply: FastifyReply, mode: Mode): void {
  void reply.header('set-cookie', `mode=${mode}; Path=/; Max-Age=31536000; SameSite=Lax`)
}

function goHomeLater(reply: FastifyReply): void {
  void reply.header('refresh', `${kioskSeconds}; url=${kioskHome}`)
}
