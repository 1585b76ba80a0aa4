import { examine } from '../app/doctor/doctor.js'
import type { Finding, FindingState } from '../app/doctor/finding.js'
import { readEnvFile } from '../app/env-file.js'
import { readArguments, UsageError } from './input.js'

const STATES: Record<FindingState, string> = { ok: '正常', warning: '注意', fault: '異常' }

/** Looks at what the app depends on, and says what to do; 1 where something is at fault. */
export async function runDoctor(args: string[], root: string): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
  if (positionals.length > 0) throw new UsageError('doctor takes no words; telework doctor [--json]')
  readEnvFile()
  const findings = await examine({ root, env: process.env })
  const faults = findings.filter(({ state }) => state === 'fault').length
  const warnings = findings.filter(({ state }) => state === 'warning').length
  if (values.json) console.log(JSON.stringify({ ok: faults === 0, faults, warnings, findings }, undefined, 2))
  else {
    for (const finding of findings) console.log(renderFinding(finding))
    console.log(faults + warnings === 0 ? '問題は見つかりませんでした' : `異常 ${faults} 件、注意 ${warnings} 件`)
  }
  return faults > 0 ? 1 : 0
}

function renderFinding({ state, words, todo }: Finding): string {
  return `${STATES[state]}  ${words}${todo === undefined ? '' : `\n      → ${todo}`}`
}
