import type { Tx } from '../database.ts'
export async function publishNotice(_tx: Tx, _notice: unknown): Promise<void> {}
export async function withdrawNotice(_tx: Tx, _w: unknown): Promise<void> {}
