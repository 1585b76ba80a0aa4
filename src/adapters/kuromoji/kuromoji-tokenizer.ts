import type { createRequire } from 'node:module'
import type { IpadicFeatures } from 'kuromoji'
import type { KuromojiTables } from './kuromoji-tables.js'

/** The words of folded text, in order. A word of the dictionary is the same object each time. */
export type Tokenize = (folded: string) => IpadicFeatures[]

interface CharacterClass {
  class_id: number
  is_always_invoke: number
  is_grouping: number
}

/** What is used of kuromoji's inner modules (0.1.2). */
interface Inner {
  token_info_dictionary: { getFeatures(id: number): string }
  unknown_dictionary: {
    target_map: Record<number, number[]>
    getFeatures(id: number): string
    character_definition: {
      character_category_map: Uint8Array
      invoke_definition_map: { lookup(name: string): number; getCharacterClass(id: number): CharacterClass }
    }
    dictionary: { buffer: Uint8Array }
  }
  connection_costs: { backward_dimension: number; buffer: Int16Array }
  formatter: {
    formatEntry(id: number, position: number, type: string, features: string[]): IpadicFeatures
    formatUnknownEntry(id: number, position: number, type: string, features: string[], surface: string): IpadicFeatures
  }
}

/**
 * A tokenizer over kuromoji's tables that finds the same words as kuromoji's own, without the 150 MB of objects that its
 * map of words takes, and without looking at the rest of the sentence anew at every character.
 *
 * It reads the tables where they lie and keeps the lattice in typed arrays. Two of kuromoji's faults are not
 * repeated: characters after an emoji are found, and a lone surrogate does not throw. Throws where kuromoji's inner
 * modules are not as expected; the stock tokenizer is there for that.
 */
export async function createTokenizer(
  require: ReturnType<typeof createRequire>,
  tables: KuromojiTables,
): Promise<Tokenize> {
  const inner = await loadInner(require, tables)
  const lattice = new Lattice(inner, tables)
  return (folded) => {
    const words: IpadicFeatures[] = []
    // As kuromoji does: each stretch up to and with a 、 or 。 by itself.
    for (let start = 0; start < folded.length; ) {
      let end = start
      while (end < folded.length && folded[end] !== '、' && folded[end] !== '。') end += 1
      end = Math.min(folded.length, end + 1)
      lattice.pushWords(folded.slice(start, end), words)
      start = end
    }
    return words
  }
}

async function loadInner(require: ReturnType<typeof createRequire>, tables: KuromojiTables): Promise<Inner> {
  const DictionaryLoader = require('kuromoji/src/loader/DictionaryLoader.js')
  const Tokenizer = require('kuromoji/src/Tokenizer.js')
  const loader = new DictionaryLoader('')
  const noMap = new ArrayBuffer(4)
  loader.loadArrayBuffer = (name: string, done: (error: unknown, table?: ArrayBuffer) => void) => {
    // kuromoji makes an object with an array for each word of this one; the lattice reads it as it is.
    if (name === 'tid_map.dat.gz') done(null, noMap)
    else done(tables.has(name) ? null : new Error(`no table ${name}`), tables.get(name))
  }
  return new Promise((resolve, reject) => {
    loader.load((error: unknown, dictionaries: unknown) => {
      if (error) reject(error)
      else {
        const tokenizer = new Tokenizer(dictionaries)
        resolve({ ...tokenizer, ...(dictionaries as object) } as Inner)
      }
    })
  })
}

/** Bytes of an entry: left and right id, cost (16 bits each), place of the features (32 bits). */
const RIGHT = 2
const COST = 4
/** Words of the dictionary that are kept as objects; then the count starts again. */
const MAX_KEPT_WORDS = 8192

class Lattice {
  private readonly inner: Inner
  private readonly base: Int32Array
  private readonly check: Int32Array
  private readonly entries: DataView
  private readonly unknownEntries: DataView
  private readonly costs: Int16Array
  private readonly costStride: number
  /** For each id of the trie: where its token ids begin in `ids`, their count first; 0 where there is none. */
  private readonly placeOf: Int32Array
  private readonly ids: Int32Array
  private readonly categories: Uint8Array
  private readonly classes: CharacterClass[]
  private readonly unknownIds: number[][]
  private readonly defaultClass: number
  private readonly kept = new Map<number, IpadicFeatures>()

  // By position in the sentence, in UTF-16 units.
  private bytes = new Uint8Array(0)
  private byteAt = new Int32Array(0)
  private classAt = new Uint8Array(0)
  private groupEnd = new Int32Array(0)
  private firstEnding = new Int32Array(0)
  private lastEnding = new Int32Array(0)
  // By node. Node 0 is the sentence's beginning.
  private token = new Int32Array(1024)
  private begin = new Int32Array(1024)
  private right = new Int32Array(1024)
  private previous = new Int32Array(1024)
  private nextEnding = new Int32Array(1024)
  private total = new Float64Array(1024)
  private nodes = 0

  constructor(inner: Inner, tables: KuromojiTables) {
    this.inner = inner
    this.base = new Int32Array(tables.get('base.dat.gz')!)
    this.check = new Int32Array(tables.get('check.dat.gz')!)
    this.entries = new DataView(tables.get('tid.dat.gz')!)
    this.unknownEntries = new DataView(tables.get('unk.dat.gz')!)
    this.costs = inner.connection_costs.buffer
    this.costStride = inner.connection_costs.backward_dimension
    this.ids = new Int32Array(tables.get('tid_map.dat.gz')!)
    this.placeOf = placesOf(this.ids, this.entries.byteLength / 10)
    const { character_category_map, invoke_definition_map } = inner.unknown_dictionary.character_definition
    this.categories = character_category_map
    this.defaultClass = invoke_definition_map.lookup('DEFAULT')
    this.classes = [...new Set([...character_category_map, this.defaultClass])].reduce<CharacterClass[]>((all, id) => {
      all[id] = invoke_definition_map.getCharacterClass(id)
      return all
    }, [])
    this.unknownIds = this.classes.map(({ class_id }) => inner.unknown_dictionary.target_map[class_id]!)
    if (!(this.costStride > 0) || !this.classes[this.defaultClass] || this.unknownIds.some((ids) => !ids?.length)) {
      throw new Error('the tables of the dictionary are not as expected')
    }
  }

  /** The cheapest way through the sentence, its words appended to `words`. */
  pushWords(sentence: string, words: IpadicFeatures[]): void {
    const { length } = sentence
    this.prepare(sentence)
    this.nodes = 1
    this.right[0] = 0
    this.total[0] = 0
    this.nextEnding[0] = -1
    this.firstEnding.fill(-1, 0, length + 1)
    this.firstEnding[0] = 0
    for (let at = 0; at < length; at += 1) {
      if (this.firstEnding[at]! >= 0) this.addWordsFrom(at, length)
    }
    let best = -1
    let cheapest = Number.POSITIVE_INFINITY
    for (let node = this.firstEnding[length]!; node >= 0; node = this.nextEnding[node]!) {
      const cost = this.total[node]! + this.costs[this.right[node]! * this.costStride + 2]!
      if (cost < cheapest) {
        cheapest = cost
        best = node
      }
    }
    const first = words.length
    for (let end = length; best > 0; best = this.previous[best]!) {
      const start = this.begin[best]!
      words.push(this.wordOf(this.token[best]!, sentence, start, end))
      end = start
    }
    reverseFrom(words, first)
  }

  /** The sentence in UTF-8, each unit's class of characters, and where the run of its class ends. */
  private prepare(sentence: string): void {
    const { length } = sentence
    if (this.byteAt.length < length + 1) {
      const room = Math.max(256, 2 * length)
      this.bytes = new Uint8Array(3 * room)
      this.byteAt = new Int32Array(room + 1)
      this.classAt = new Uint8Array(room)
      this.groupEnd = new Int32Array(room)
      this.firstEnding = new Int32Array(room + 1)
      this.lastEnding = new Int32Array(room + 1)
    }
    const { bytes, byteAt, classAt, groupEnd } = this
    let to = 0
    for (let i = 0; i < length; i += 1) {
      const code = sentence.charCodeAt(i)
      byteAt[i] = to
      // No word of the dictionary has a character beyond 16 bits: a surrogate becomes a byte that never matches.
      const surrogate = code >= 0xd800 && code < 0xe000
      classAt[i] = surrogate ? this.defaultClass : this.categories[code]!
      if (surrogate) bytes[to++] = 0xff
      else if (code < 0x80) bytes[to++] = code
      else if (code < 0x800) {
        bytes[to++] = (code >>> 6) | 0xc0
        bytes[to++] = (code & 0x3f) | 0x80
      } else {
        bytes[to++] = (code >>> 12) | 0xe0
        bytes[to++] = ((code >>> 6) & 0x3f) | 0x80
        bytes[to++] = (code & 0x3f) | 0x80
      }
    }
    byteAt[length] = to
    for (let i = length - 1; i >= 0; i -= 1) {
      groupEnd[i] = i + 1 < length && classAt[i] === classAt[i + 1] ? groupEnd[i + 1]! : i + 1
    }
  }

  private addWordsFrom(at: number, length: number): void {
    const { bytes, byteAt, base, check } = this
    let found = false
    let parent = 0
    trie: for (let end = at; end < length; end += 1) {
      for (let k = byteAt[end]!; k < byteAt[end + 1]!; k += 1) {
        const child = base[parent]! + bytes[k]!
        if (check[child] !== parent) break trie
        parent = child
      }
      const leaf = base[parent]!
      if (check[leaf] !== parent) continue
      found = true
      const place = this.placeOf[-base[leaf]! - 1]!
      const count = place === 0 ? 0 : this.ids[place]!
      for (let n = 1; n <= count; n += 1) {
        const id = this.ids[place + n]!
        this.addNode(id, at, end + 1, this.entries, id)
      }
    }
    const kind = this.classes[this.classAt[at]!]!
    if (found && kind.is_always_invoke !== 1) return
    const alone = at + (isPair(this.bytes, this.byteAt, at, length) ? 2 : 1)
    const end = kind.is_grouping === 1 ? Math.max(alone, this.groupEnd[at]!) : alone
    for (const id of this.unknownIds[this.classAt[at]!]!) this.addNode(~id, at, end, this.unknownEntries, id)
  }

  private addNode(token: number, begin: number, end: number, entries: DataView, place: number): void {
    const { costs, costStride, right, total, nextEnding } = this
    const left = entries.getInt16(place, true) + 2
    let cheapest = Number.POSITIVE_INFINITY
    let best = 0
    for (let node = this.firstEnding[begin]!; node >= 0; node = nextEnding[node]!) {
      const cost = total[node]! + costs[right[node]! * costStride + left]!
      if (cost < cheapest) {
        cheapest = cost
        best = node
      }
    }
    if (this.nodes === this.token.length) this.growNodes()
    const own = this.nodes
    this.nodes += 1
    this.token[own] = token
    this.begin[own] = begin
    this.right[own] = entries.getInt16(place + RIGHT, true)
    this.total[own] = cheapest + entries.getInt16(place + COST, true)
    this.previous[own] = best
    this.nextEnding[own] = -1
    if (this.firstEnding[end]! < 0) this.firstEnding[end] = own
    else this.nextEnding[this.lastEnding[end]!] = own
    this.lastEnding[end] = own
  }

  private growNodes(): void {
    const longer = <T extends Int32Array | Float64Array>(old: T, grown: T): T => {
      grown.set(old)
      return grown
    }
    const room = 2 * this.token.length
    this.token = longer(this.token, new Int32Array(room))
    this.begin = longer(this.begin, new Int32Array(room))
    this.right = longer(this.right, new Int32Array(room))
    this.previous = longer(this.previous, new Int32Array(room))
    this.nextEnding = longer(this.nextEnding, new Int32Array(room))
    this.total = longer(this.total, new Float64Array(room))
  }

  private wordOf(token: number, sentence: string, start: number, end: number): IpadicFeatures {
    const { formatter, token_info_dictionary, unknown_dictionary } = this.inner
    if (token < 0) {
      const features = unknown_dictionary.getFeatures(~token).split(',')
      return formatter.formatUnknownEntry(~token, 0, 'UNKNOWN', features, sentence.slice(start, end))
    }
    let word = this.kept.get(token)
    if (!word) {
      word = formatter.formatEntry(token, 0, 'KNOWN', token_info_dictionary.getFeatures(token).split(','))
      if (this.kept.size >= MAX_KEPT_WORDS) this.kept.clear()
      this.kept.set(token, word)
    }
    return word
  }
}

/** Both surrogates of a pair stand as one byte 0xff each. */
function isPair(bytes: Uint8Array, byteAt: Int32Array, at: number, length: number): boolean {
  return bytes[byteAt[at]!] === 0xff && at + 1 < length && bytes[byteAt[at + 1]!] === 0xff
}

/** The map as kuromoji packs it: how many words; then for each its id, how many tokens, their ids. */
function placesOf(ids: Int32Array, words: number): Int32Array {
  const placeOf = new Int32Array(words)
  for (let at = 1; at + 1 < ids.length; at += 2 + ids[at + 1]!) {
    const id = ids[at]!
    if (id >= words || placeOf[id] !== 0) {
      if (ids[at + 1] === 0) continue
      throw new Error('the map of words is not as expected')
    }
    if (ids[at + 1]! > 0) placeOf[id] = at + 1
  }
  return placeOf
}

function reverseFrom(words: IpadicFeatures[], first: number): void {
  for (let i = first, j = words.length - 1; i < j; i += 1, j -= 1) {
    const word = words[i]!
    words[i] = words[j]!
    words[j] = word
  }
}
