import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { arrowRules, fileRules } from '@/scripts/arrow-rules.mjs'
import { brokenRules, sourceFiles } from '@/scripts/arrows.mjs'

const fixtures = path.join(import.meta.dirname, 'fixtures')
const rules = [...[...arrowRules, ...fileRules].map((rule) => rule.name), 'no-cycle', 'leads-nowhere']
const house = path.resolve(import.meta.dirname, '../..')

describe('the arrows of the house', () => {
  test.each(rules)('a planted violation of "%s" is found, and nothing else', (rule) => {
    const planted = path.join(fixtures, rule)
    expect(existsSync(planted), `plant a violation of ${rule} in tests/architecture/fixtures`).toBe(true)
    expect(brokenRules(planted).broken.map((found) => found.rule)).toEqual([rule])
  })

  test('every planted violation belongs to a rule', () => {
    expect(readdirSync(fixtures).sort()).toEqual([...rules].sort())
  })

  test('the checker walks the whole house: a checker that sees nothing is green', () => {
    const walked = brokenRules(house)
    expect(walked.files).toBe(sourceFiles(house).length)
    expect(walked.files).toBeGreaterThan(150)
    expect(walked.arrows).toBeGreaterThan(walked.files)
    for (const floor of ['app', 'client', 'components', 'domain', 'server', 'tests']) {
      expect(sourceFiles(house).filter((file) => file.startsWith(`${floor}/`)).length, floor).toBeGreaterThan(1)
    }
  })

  test('no arrow of the house points the wrong way', () => {
    expect(brokenRules(house).broken).toEqual([])
  })
})
