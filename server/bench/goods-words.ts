import { dict } from '@node-rs/jieba/dict.js'
import type { Dice } from './dice.ts'

const poolSize = 6000
const topicCount = 300
const wordsOfTopic = 80

let topics: readonly (readonly string[])[] | undefined

/** A few words of two fields of trade, as a decision lists the goods it is about. */
export function goodsOf(roll: Dice): string[] {
  topics ??= makeTopics()
  const chosen = new Set<string>()
  for (const length of [roll.between(8, 12), roll.between(4, 8)]) {
    const topic = roll.pick(topics)
    for (let i = 0; i < length; i++) chosen.add(skewed(topic, roll.share(), 1.8))
  }
  return [...chosen]
}

/** Nouns of the segmenter's own dictionary. Fields share their frequent words, as goods do. */
function makeTopics(): string[][] {
  const nouns = dict
    .toString()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word = '', count, tag]) => {
      const fits = word.length >= 2 && word.length <= 4 && Number(count) >= 30
      return fits && Number(count) <= 3000 && tag === 'n'
    })
    .map(([word = '']) => word)
  const scattered = (i: number) => (i * 7919) % nouns.length
  const pool = Array.from({ length: poolSize }, (_, i) => nouns[scattered(i)] ?? '')
  return Array.from({ length: topicCount }, (_, topic) =>
    Array.from({ length: wordsOfTopic }, (_, i) =>
      skewed(pool, ((topic * wordsOfTopic + i) * 0.618_033_988_75) % 1, 2.5),
    ),
  )
}

/** The first of the items most often, the later the rarer. */
function skewed(items: readonly string[], share: number, bend: number): string {
  return items[Math.floor(items.length * share ** bend)] ?? ''
}
