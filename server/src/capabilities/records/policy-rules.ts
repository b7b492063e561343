import type { FieldFault } from '@matricula/contract/kernel'
import type { RecordPolicy, RecordRules } from '@matricula/contract/records'

/**
 * What a draft may not say because earlier versions said otherwise. Grades of one scheme are added up across versions,
 * so a scheme keeps its scale; another scale is another scheme.
 */
export const faultsBeside = (rules: RecordRules, versions: readonly RecordPolicy[]): FieldFault[] =>
  rules.schemes.flatMap(({ schemeId, outOf }, place) => {
    const other = versions.find(({ rules: { schemes } }) =>
      schemes.some((one) => one.schemeId === schemeId && one.outOf !== outOf),
    )
    if (!other) return []
    const message = `In version ${other.version} the scheme ${schemeId} has another scale; enter this one under an id of its own`
    return [{ field: `content.rules.schemes.${place}.outOf`, message }]
  })
