import type { World } from '../world.ts'

/** An account of the demo, as printed after the start and shown on the sign-in page. */
export type DemoLogin = {
  readonly role: string
  readonly name: string
  readonly account: string
  readonly password: string
}

/** One login per role. */
export const demoLogins: readonly DemoLogin[] = []

/** Fills an empty database through the use cases. Returns what was made, in a few Chinese words. */
export async function seedDemo(_world: World): Promise<string> {
  return '无'
}
