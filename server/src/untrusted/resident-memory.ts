import { readFile } from 'node:fs/promises'

const pageBytes = 4_096

/** Bytes of memory a process holds, ArrayBuffers included; null where the system does not say so. */
export async function residentMemory(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').then(
    (text) => Number(text.split(' ')[1]),
    () => NaN,
  )
  // A kernel with larger pages has fewer of them: the limit is then met later, never sooner.
  return Number.isFinite(pages) ? pages * pageBytes : null
}
