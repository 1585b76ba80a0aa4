import { isMap, isNode, isPair, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { z } from 'zod'
import { editDistance } from '../core/text/edit-distance.js'
import type { Problem } from './problem.js'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** Text of a YAML value inside a file; `firstLine` is the file's line on which `text` begins. */
export interface YamlText {
  file: string
  text: string
  firstLine: number
}

/** A checked value, and the way from a path in it to its place in the file. */
export interface YamlValue<T> {
  value: T
  lineOf(path: Path): number
  problem(path: Path, message: string): Problem
}

/**
 * Parses YAML with positions and checks its shape.
 *
 * A problem points at the value; at its parent when a key is missing; at the key when it is unknown. Returns the
 * problems in place of a value when there is any.
 */
export function parseYamlValue<S extends z.ZodType>(
  source: YamlText,
  schema: S,
): { ok: true; value: YamlValue<z.infer<S>> } | { ok: false; problems: Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file: source.file, line: line + source.firstLine - 1, column: col }
  }
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((e) => ({ ...place(e.pos[0]), path: '', message: oneLine(e.message) })),
    }
  }
  const root = document.contents as ParsedNode | null
  const at = (path: Path) => place(offsetOf(root, path))
  const result = schema.safeParse(document.toJS())
  if (!result.success) {
    return { ok: false, problems: result.error.issues.flatMap((issue) => toProblems(issue, root, place, schema)) }
  }
  return {
    ok: true,
    value: {
      value: result.data,
      lineOf: (path) => at(path).line,
      problem: (path, message) => ({ ...at(path), path: renderPath(path), message }),
    },
  }
}

function toProblems(
  issue: Issue,
  root: ParsedNode | null,
  place: (offset: number) => { file: string; line: number; column: number },
  schema: z.ZodType,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path)
    return issue.keys.map((key) => {
      const near = known.find((name) => editDistance(name, key, 2) <= 2)
      return {
        ...place(keyOffset(root, issue.path, key)),
        path: renderPath([...issue.path, key]),
        message: near === undefined ? 'unknown key' : `unknown key; did you mean "${near}"?`,
      }
    })
  }
  const { found, exists } = valueAt(root, issue.path)
  return [
    { ...place(offsetOf(root, issue.path)), path: renderPath(issue.path), message: messageOf(issue, found, exists) },
  ]
}

function messageOf(issue: Issue, found: unknown, exists: boolean): string {
  const shown = JSON.stringify(found)
  if (!exists) return 'missing'
  if (issue.code === 'invalid_value') {
    const options = issue.values.map((value) => JSON.stringify(value)).join(' or ')
    return `expected ${options}, found ${shown}`
  }
  if (issue.code === 'invalid_type') return `expected ${issue.expected}, found ${shown}`
  return oneLine(issue.message)
}

function oneLine(text: string): string {
  return text.split('\n')[0]!.trim()
}

function renderPath(path: Path): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('')
}

/** Offset of the value at `path`; of the nearest parent that exists when it does not. */
function offsetOf(root: ParsedNode | null, path: Path): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const key of path) {
    const next = childOf(node, key)
    if (next === undefined) break
    node = next
    if (isNode(node) && node.range) offset = node.range[0]
  }
  return offset
}

function keyOffset(root: ParsedNode | null, path: Path, key: string): number {
  let node: unknown = root
  for (const step of path) node = childOf(node, step)
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
  }
  return offsetOf(root, path)
}

function childOf(node: unknown, key: PropertyKey): unknown {
  if (isPair(node)) return childOf(node.value, key)
  if (isNode(node) && 'get' in node && typeof node.get === 'function') return node.get(key, true) ?? undefined
  return undefined
}

function valueAt(root: ParsedNode | null, path: Path): { found: unknown; exists: boolean } {
  let node: unknown = root
  for (const key of path) {
    node = childOf(node, key)
    if (node === undefined) return { found: undefined, exists: false }
  }
  return { found: isNode(node) ? node.toJSON() : node, exists: true }
}

/** Keys that an object schema at `path` knows; empty where it cannot be told. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let current: unknown = schema
  const unwrap = (value: unknown): unknown => {
    const definition = (value as { _zod?: { def?: Record<string, unknown> } })?._zod?.def
    if (definition && 'innerType' in definition) return unwrap(definition.innerType)
    return value
  }
  for (const key of path) {
    const definition = (unwrap(current) as { _zod?: { def?: Record<string, unknown> } })?._zod?.def
    if (!definition) return []
    const shape = Object(definition.shape) as Record<string, unknown>
    if (typeof key === 'number') current = definition.element
    else current = Object.hasOwn(shape, String(key)) ? shape[String(key)] : undefined
  }
  const shape = (unwrap(current) as { _zod?: { def?: Record<string, unknown> } })?._zod?.def?.shape
  return shape ? Object.keys(shape) : []
}
