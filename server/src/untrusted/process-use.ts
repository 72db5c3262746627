import { readFile } from 'node:fs/promises'

const pageBytes = 4_096
/** What a tick is to /proc on every Linux (USER_HZ). */
const ticksPerSecond = 100

/** Bytes of memory a process holds, ArrayBuffers included; null where the system does not say so. */
export async function residentMemory(pid: number): Promise<number | null> {
  const pages = Number((await ofProcess(pid, 'statm'))?.split(' ')[1])
  // A kernel with larger pages has fewer of them: the limit is then met later, never sooner.
  return Number.isFinite(pages) ? pages * pageBytes : null
}

/** Milliseconds of processor time a process has used since it began; null where the system does not say so. */
export async function processorTime(pid: number): Promise<number | null> {
  const told = await ofProcess(pid, 'stat')
  // The name of the program stands in brackets and may hold spaces; what follows it is numbers.
  const fields = told?.slice(told.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields?.[11]) + Number(fields?.[12])
  return Number.isFinite(ticks) ? (ticks * 1_000) / ticksPerSecond : null
}

async function ofProcess(pid: number, file: 'stat' | 'statm'): Promise<string | null> {
  if (process.platform !== 'linux') return null
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => null)
}
