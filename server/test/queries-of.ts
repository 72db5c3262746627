import type { World } from '../src/world.ts'

/** Runs what a desk shows and counts what it asks the database. */
export async function queriesOf(
  world: World,
  desk: (world: World) => Promise<unknown>,
): Promise<number> {
  let count = 0
  const office = world.office.withPlugin({
    transformQuery: ({ node }) => {
      count++
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  await desk({ ...world, office })
  return count
}
