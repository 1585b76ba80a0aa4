import { readFileSync } from 'node:fs'

/**
 * Which build of a native module fits this machine: in the bundle, in place of the two packages by which libsql finds that out. They
 * have Node write a report on the whole process and start no less than three times as many modules: half of what opening the
 * database took.
 */
export const GLIBC = 'glibc'
export const MUSL = 'musl'

/** Of Linux: its `ldd` says it, as detect-libc reads it too; where there is none, Node's report. */
export function familySync(): typeof GLIBC | typeof MUSL | null {
  if (process.platform !== 'linux') return null
  try {
    return /musl/.test(readFileSync('/usr/bin/ldd', 'utf8')) ? MUSL : GLIBC
  } catch {
    const { header } = process.report.getReport() as { header?: object }
    return header !== undefined && 'glibcVersionRuntime' in header ? GLIBC : MUSL
  }
}

/** As the packages with the builds are named. */
export function currentTarget(platform = process.platform, arch: string = process.arch, family = familySync()): string {
  if (platform === 'win32') return `win32-${arch}-msvc`
  if (platform !== 'linux') return `${platform}-${arch}`
  const abi = arch === 'arm' ? 'eabihf' : ''
  return `linux-${arch}-${family === MUSL ? 'musl' : 'gnu'}${abi}`
}
