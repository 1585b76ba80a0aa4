import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
/** Colours are thought alike where they agree in so many of their highest bits. */
const COARSE = 0xf8

/** The picture (a PNG of 8 bits, not interlaced, as browsers write them) with its 256 commonest colours: a third of the size, and the eye sees none of it. */
export function smallPng(png) {
  const { width, height, channels, data } = pixelsOf(png)
  const counts = new Map()
  for (let i = 0; i < data.length; i += channels) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2]
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COLOURS).map(([colour]) => colour)
  const exact = new Map(palette.map((colour, i) => [colour, i]))
  const near = new Map()
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += channels) {
      const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2]
      rows[y * (width + 1) + 1 + x] = exact.get(colour) ?? nearest(colour, palette, near)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const body = deflateSync(rows, { level: 9, memLevel: 9 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', table), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

function nearest(colour, palette, near) {
  const key = colour & ((COARSE << 16) | (COARSE << 8) | COARSE)
  const known = near.get(key)
  if (known !== undefined) return known
  const far = (other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0)
  let best = 0
  palette.forEach((other, i) => {
    if (far(other) < far(palette[best])) best = i
  })
  near.set(key, best)
  return best
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named) >>> 0)
  return Buffer.concat([length, named, check])
}

/** The bytes of each pixel, row by row: the filters of the format undone (www.w3.org/TR/png-3, section 9). */
function pixelsOf(png) {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3]
  const parts = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const data = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x >= channels ? data[at - channels] : 0
      const up = y > 0 ? data[at - stride] : 0
      const corner = x >= channels && y > 0 ? data[at - stride - channels] : 0
      data[at] = raw[y * (stride + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
    }
  }
  return { width, height, channels, data }
}

function paeth(left, up, corner) {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
