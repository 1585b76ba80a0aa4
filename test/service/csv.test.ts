import { expect, test } from 'vitest'
import { renderCsv } from '../../src/service/csv.js'

test('cells with signs of the format are quoted, and nothing is read as a formula', () => {
  expect(
    renderCsv([
      ['質問', '件数'],
      ['「通信費」, 電気代', 3],
      ['"引用"\n改行', -1],
      ['=HYPERLINK("x")', 0],
    ]),
  ).toBe('\uFEFF質問,件数\r\n"「通信費」, 電気代",3\r\n"""引用""\n改行",-1\r\n"\'=HYPERLINK(""x"")",0\r\n')
})
