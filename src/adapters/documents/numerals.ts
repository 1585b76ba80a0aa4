const KATAKANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A number as Word writes it in one of its formats (ECMA-376 part 1, 17.18.59); as plain digits in any other. */
export function numeralFor(number: number, format: string): string {
  if (number < 0 || number > 9999) return String(number)
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    case 'decimalEnclosedCircle':
    case 'ideographEnclosedCircle':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : `(${number})`
    case 'decimalEnclosedParen':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x2473 + number) : `(${number})`
    case 'decimalEnclosedFullstop':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x2487 + number) : `${number}.`
    case 'upperRoman':
      return roman(number).toUpperCase()
    case 'lowerRoman':
      return roman(number)
    case 'upperLetter':
      return letters(number).toUpperCase()
    case 'lowerLetter':
      return letters(number)
    case 'aiueo':
    case 'aiueoFullWidth':
      return KATAKANA[(number - 1) % KATAKANA.length] ?? String(number)
    case 'iroha':
    case 'irohaFullWidth':
      return IROHA[(number - 1) % IROHA.length] ?? String(number)
    case 'ideographTraditional':
      return STEMS[number - 1] ?? String(number)
    case 'japaneseCounting':
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseLegal':
      return kanji(number)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return String(number).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)]!)
    default:
      return String(number)
  }
}

function roman(number: number): string {
  let rest = number
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return sign.repeat(times)
  }).join('')
}

/** a … z, aa, bb, as Word counts. */
function letters(number: number): string {
  return number < 1 ? '' : String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
}

function kanji(number: number): string {
  if (number === 0) return '〇'
  return ['千', '百', '十', '']
    .map((unit, i) => {
      const digit = Math.floor(number / 10 ** (3 - i)) % 10
      if (digit === 0) return ''
      return `${digit === 1 && unit !== '' ? '' : '一二三四五六七八九'[digit - 1]}${unit}`
    })
    .join('')
}
