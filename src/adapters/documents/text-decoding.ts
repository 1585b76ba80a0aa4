import { TextDecoder } from 'node:util'
import { ImportRefusal } from '../../core/library/refusal.js'

/**
 * The text of a file in UTF-8 (with or without a byte order mark), UTF-16 with one, Shift_JIS, EUC-JP or ISO-2022-JP.
 *
 * Node's own TextDecoder knows them all (WHATWG Encoding, in every build with full ICU, the default since 13), so no
 * package is needed. Shift_JIS and EUC-JP can both accept the same bytes: the reading that looks more like Japanese
 * wins. Throws ImportRefusal.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const text = marked ? decode(bytes, marked) : readUnmarked(bytes)
  if (text === undefined) throw new ImportRefusal(looksBinary(bytes) ? 'binary' : 'encoding')
  if (controlShare(text) > 0.01 || text.includes('\0')) throw new ImportRefusal('binary')
  return text.replace(/^\ufeff/, '')
}

function readUnmarked(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) throw new ImportRefusal('binary')
  if (hasEscape(bytes)) {
    const read = decode(bytes, 'iso-2022-jp')
    if (read !== undefined) return read
  }
  const unicode = decode(bytes, 'utf-8')
  if (unicode !== undefined) return unicode
  const readings = ['shift_jis', 'euc-jp'].flatMap((encoding) => decode(bytes, encoding) ?? [])
  return readings.sort((a, b) => strangeness(a) - strangeness(b))[0]
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** ESC $ or ESC (: how ISO-2022-JP changes its tables. */
function hasEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28) return true
  }
  return false
}

/** Share of characters that Japanese prose hardly holds: half-width kana, private use, rare signs. */
function strangeness(text: string): number {
  const strange = text.match(/[\uff61-\uff9f\ue000-\uf8ff\u0370-\u04ff\u2500-\u257f]/g)?.length ?? 0
  const usual = text.match(/[\u3040-\u30ff、。]/g)?.length ?? 0
  return (strange - usual) / Math.max(1, text.length)
}

function controlShare(text: string): number {
  const head = text.slice(0, 200_000)
  return (head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0) / Math.max(1, head.length)
}

function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27)) controls += 1
  return controls / head.length > 0.01
}
