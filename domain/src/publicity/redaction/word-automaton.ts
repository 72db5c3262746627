/** Called for every place at which a word ends, with the word and the index of its last unit. */
type OnWord = (word: number, last: number) => void

type Node = {
  readonly next: Map<number, number>
  readonly words: number[]
  fail: number
  /** The nearest shorter suffix at which a word ends; 0: none. */
  shorter: number
}

/**
 * Finds all of many words in one pass over a text, however many words there are (Aho, Corasick 1975:
 * Efficient string matching).
 */
export class WordAutomaton {
  private readonly nodes: Node[] = [newNode()]

  constructor(words: readonly string[]) {
    words.forEach((word, index) => this.plant(word, index))
    this.link()
  }

  find(units: Uint16Array, map: (unit: number) => number, onWord: OnWord): void {
    if (this.nodes.length === 1) return
    let state = 0
    for (let i = 0; i < units.length; i++) {
      state = this.step(state, map(units[i] ?? 0))
      let node = this.node(state)
      if (node.words.length === 0) node = this.node(node.shorter)
      while (node.words.length > 0) {
        for (const word of node.words) onWord(word, i)
        node = this.node(node.shorter)
      }
    }
  }

  private plant(word: string, index: number): void {
    if (word === '') return
    let state = 0
    for (let i = 0; i < word.length; i++) {
      const { next } = this.node(state)
      const unit = word.charCodeAt(i)
      const known = next.get(unit)
      state = known ?? this.nodes.push(newNode()) - 1
      if (known === undefined) next.set(unit, state)
    }
    this.node(state).words.push(index)
  }

  /** Breadth first, so that every suffix is linked before the words that end in it. */
  private link(): void {
    const queue = [...this.node(0).next.values()]
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] ?? 0
      const { next, fail } = this.node(state)
      for (const [unit, child] of next) {
        const node = this.node(child)
        node.fail = this.step(fail, unit)
        const suffix = this.node(node.fail)
        node.shorter = suffix.words.length > 0 ? node.fail : suffix.shorter
        queue.push(child)
      }
    }
  }

  private step(from: number, unit: number): number {
    let state = from
    for (;;) {
      const node = this.node(state)
      const next = node.next.get(unit)
      if (next !== undefined) return next
      if (state === 0) return 0
      state = node.fail
    }
  }

  private node(state: number): Node {
    return this.nodes[state] as Node
  }
}

function newNode(): Node {
  return { next: new Map(), words: [], fail: 0, shorter: 0 }
}
