const ERAS: Record<string, number> = { 昭和: 1925, 平成: 1988, 令和: 2018 }

/** 「平成22年8月」 as 「2010年8月」: beside years of the other count both are hard to read. */
export function westernYears(text: string): string {
  return text.replace(/(昭和|平成|令和)(元|[0-9０-９]{1,2})年/g, (_, era: string, year: string) => {
    const count = year === '元' ? 1 : Number(year.normalize('NFKC'))
    return `${ERAS[era]! + count}年`
  })
}
