import type { RecordRules } from '@matricula/contract/records'
import { Programme } from '@matricula/contract/students'
import { useTranslation } from 'react-i18next'
import { Fields } from '#design/fields/fields.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { type EditorProps, fieldsOf } from './editing.ts'
import styles from './policies.module.css'
import { RepeatFields } from './repeat-fields.tsx'
import { SchemeList } from './scheme-list.tsx'

const levels = Programme.shape.level.unwrap().options

/** What grades mean, which scheme is whose, and what repeating does. */
export function RecordEditor({ rules, onChange, sheet }: EditorProps<RecordRules>) {
  const { t } = useTranslation('policies')
  const field = fieldsOf({ part: rules, path: '', onChange, sheet })
  const choices = rules.schemes.map(({ schemeId, title }) => ({ value: schemeId, label: title }))
  const mixed = field('mixed')
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('scheme.whose')}</legend>
        <Fields>
          <SelectField label={t('scheme.ofAll')} choices={choices} {...field('scheme')} />
          {levels.map((level) => (
            <SelectField
              key={level}
              label={t(`level.${level}`)}
              placeholder={t('scheme.asAll')}
              clearable
              choices={choices}
              name={`content.rules.schemeOfLevel.${level}`}
              value={rules.schemeOfLevel[level] ?? ''}
              onChange={(schemeId) => {
                const { [level]: _, ...others } = rules.schemeOfLevel
                onChange({
                  ...rules,
                  schemeOfLevel: schemeId === '' ? others : { ...others, [level]: schemeId },
                })
              }}
              readOnly={sheet.readOnly}
              error={sheet.fault(`schemeOfLevel.${level}`)}
            />
          ))}
          <SelectField
            label={t('mixed')}
            description={t('mixed.hint')}
            choices={(['apart', 'scaled'] as const).map((value) => ({ value, label: t(`mixed.${value}`) }))}
            {...mixed}
            onChange={(value) => mixed.onChange(value === 'scaled' ? 'scaled' : 'apart')}
          />
        </Fields>
      </fieldset>
      <RepeatFields part={rules.repeats} path="repeats" onChange={field('repeats').onChange} sheet={sheet} />
      <SchemeList rules={rules} onChange={onChange} sheet={sheet} />
    </>
  )
}
