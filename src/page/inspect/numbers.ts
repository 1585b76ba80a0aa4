/** Figures as the inspector writes them: half-width, with a real minus sign. */

export function fixed(value: number, digits: number): string {
  return withMinus(value.toFixed(digits))
}

/** 「+3.10」, 「−2.30」, 「0.00」. */
export function signed(value: number, digits = 2): string {
  const text = value.toFixed(digits)
  return Number(text) > 0 ? `+${text}` : withMinus(text)
}

/** 「73 %」; what is there but rounds to nothing is 「1 %未満」. */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? '1 %未満' : `${Math.round(share * 100)} %`
}

/** 「0.4」, 「12」: as many digits as are worth reading. */
export function milliseconds(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms))
}

function withMinus(text: string): string {
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')
}
