import type { CourseId } from '@matricula/contract/kernel'
import { GradeKind, RepeatPolicy } from '@matricula/contract/records'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { Fields, WholeWidth } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { fieldsOf, type PartProps, toggledIn } from './editing.ts'
import styles from './policies.module.css'

const picks = RepeatPolicy.shape.pick.options

/** What happens to the average when a course is taken again. */
export function RepeatFields({ part, path, onChange, sheet }: PartProps<RepeatPolicy>) {
  const { t } = useTranslation('policies')
  const field = fieldsOf({ part, path, onChange, sheet })
  return (
    <fieldset className={styles.group}>
      <legend>{t('repeats')}</legend>
      <Fields>
        <ChoiceField
          label={t('repeats.pick')}
          options={picks}
          wordOf={(value) => t(`repeats.pick.${value}`)}
          {...field('pick')}
        />
        <NumberField
          label={t('repeats.most')}
          description={t('repeats.mostHint')}
          {...field('maxReplacements')}
        />
        <CheckboxField label={t('repeats.term')} {...field('countsInTermGpa')} />
        <CheckboxField label={t('repeats.keeps')} {...field('keepsCredits')} />
        <WholeWidth>
          <fieldset className={styles.boxes}>
            <legend>{t('repeats.never')}</legend>
            {GradeKind.options.map((kind) => (
              <CheckboxField
                key={kind}
                label={t(`grade.kind.${kind}`)}
                readOnly={sheet.readOnly}
                value={part.neverReplace.includes(kind)}
                onChange={(chosen) =>
                  onChange({ ...part, neverReplace: toggledIn(part.neverReplace, kind, chosen) })
                }
              />
            ))}
          </fieldset>
        </WholeWidth>
        <WholeWidth>
          <Equivalents part={part} path={path} onChange={onChange} sheet={sheet} />
        </WholeWidth>
      </Fields>
    </fieldset>
  )
}

/** One group of courses a line, as people write it. */
function Equivalents({ part, path, onChange, sheet }: PartProps<RepeatPolicy>) {
  const { t } = useTranslation('policies')
  const [text, setText] = useState(part.equivalents.map((group) => group.join(', ')).join('\n'))
  const change = (typed: string) => {
    setText(typed)
    const lines = typed.split('\n').filter((line) => line.trim() !== '')
    onChange({ ...part, equivalents: lines.map(coursesIn) })
  }
  const faults = part.equivalents.flatMap((group, line) => {
    const place = `${path}.equivalents.${line}`
    const found = sheet.fault(place) ?? group.map((_, at) => sheet.fault(`${place}.${at}`)).find(Boolean)
    return found === undefined ? [] : [t('repeats.line', { line: line + 1, fault: found })]
  })
  return (
    <TextField
      label={t('repeats.same')}
      description={t('repeats.sameHint')}
      lines={3}
      name={`content.rules.${path}.equivalents`}
      value={text}
      onChange={change}
      error={faults[0]}
      readOnly={sheet.readOnly}
    />
  )
}

/** What is no id of a course stays as it was typed, for the contract to refuse. */
const coursesIn = (line: string): CourseId[] =>
  line
    .split(/[\s,;=]+/)
    .filter((word) => word !== '')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema looks at each word before anything is sent
    .map((word) => word as CourseId)
