import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRenderPool } from './render-pool.ts'

const failing = { output: 'pdf', view: '{}' } as const

describe('the pool of typesetting processes', () => {
  it('reports a paper that cannot be set and keeps working', async () => {
    const pool = createRenderPool([])
    await expect(pool.run(failing)).rejects.toThrow('the paper was not set')
    await expect(pool.run(failing)).rejects.toThrow('the paper was not set')
    expect(pool.children()).toHaveLength(1)
    await pool.close()
  })

  it('does the work again when its process is killed', async () => {
    const pool = createRenderPool([], { size: 1 })
    const work = pool.run(failing)
    const [killed = 0] = pool.children()
    process.kill(killed, 'SIGKILL')
    await expect(work).rejects.toThrow('the paper was not set')
    expect(pool.children()).not.toContain(killed)
    await pool.close()
  })

  it('gives the work up when the second process is killed as well', async () => {
    const pool = createRenderPool(['/does/not/exist.ttf'], { size: 1 })
    await expect(pool.run(failing)).rejects.toThrow('意外退出')
    await pool.close()
  })

  it('ends a process that does not finish in time and sets the next paper in another', async () => {
    const pool = createRenderPool([], { size: 1, timeoutMs: 1 })
    const work = pool.run(failing)
    const [slow] = pool.children()
    await expect(work).rejects.toThrow('没有完成')
    expect(pool.children()).not.toContain(slow)
    await pool.close()
  })

  it('replaces a process that holds too much memory', async () => {
    const pool = createRenderPool([], { size: 1, recycleAbove: 1 })
    const work = pool.run(failing)
    const [first] = pool.children()
    await expect(work).rejects.toThrow('the paper was not set')
    expect(pool.children()).not.toContain(first)
    await pool.close()
  })

  it('replaces a process after the agreed number of papers', async () => {
    const pool = createRenderPool([], { size: 1, recycleAfter: 2 })
    const used = new Set<number>()
    for (let paper = 0; paper < 4; paper++) {
      const work = pool.run(failing)
      for (const child of pool.children()) used.add(child)
      await expect(work).rejects.toThrow()
    }
    expect(used.size).toBe(2)
    await pool.close()
    for (const child of used) expect(isAlive(child)).toBe(false)
  })
})

function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
