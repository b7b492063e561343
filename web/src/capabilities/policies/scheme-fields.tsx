import { type GradeRule, type GradeScheme } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { fieldsOf, needed, type PartProps, replacedAt, typedIn, typedInOrNone, withoutAt } from './editing.ts'
import { GradeRow } from './grade-row.tsx'
import styles from './policies.module.css'

interface SchemeFieldsProps extends PartProps<GradeScheme> {
  readonly onRemove: (() => void) | undefined
}

const newGrade: GradeRule = {
  letter: '',
  points: 0,
  passes: true,
  inGpa: true,
  attempted: true,
  earned: true,
  kind: 'normal',
}

/** One scheme: how averages of it are told, and its grades in their order. */
export function SchemeFields({ part, path, onChange, sheet, onRemove }: SchemeFieldsProps) {
  const { t } = useTranslation('policies')
  const field = fieldsOf({ part, path, onChange, sheet })
  const { grades } = part
  const keep = (next: GradeRule[]) => onChange({ ...part, grades: next })
  return (
    <>
      <Fields>
        <TextField label={t('scheme.title')} {...field('title')} />
        <TextField label={t('scheme.id')} description={t('scheme.idHint')} {...field('schemeId')} />
        <ChoiceField
          label={t('scheme.measure')}
          options={['letters', 'percentage']}
          wordOf={(value) => t(`scheme.measure.${value}`)}
          {...field('measure')}
        />
        <NumberField label={t('scheme.outOf')} {...typedIn(1000, field('outOf'))} />
        {part.measure === 'percentage' && (
          <NumberField label={t('scheme.passAt')} {...typedInOrNone(1000, field('passAt'))} />
        )}
        <ChoiceField
          label={t('scheme.names')}
          options={['gpa', 'sgpa']}
          wordOf={(value) => t(`scheme.names.${value}`)}
          {...field('names')}
        />
        <NumberField label={t('scheme.digits')} {...needed(field('digits'))} />
        <ChoiceField
          label={t('scheme.rounding')}
          options={['truncate', 'half-up']}
          wordOf={(value) => t(`scheme.rounding.${value}`)}
          {...field('rounding')}
        />
      </Fields>
      <table className={styles.grades} aria-label={t('grades')}>
        <thead>
          <tr>
            {(['letter', 'points', 'kind', 'passes', 'inGpa', 'attempted', 'earned'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`grade.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('grade.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grades.map((grade, at) => (
            <GradeRow
              // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity, and are changed in place
              key={at}
              part={grade}
              path={`${path}.grades.${at}`}
              sheet={sheet}
              onChange={(next) => keep(replacedAt(grades, at, next))}
              onRemove={() => keep(withoutAt(grades, at))}
            />
          ))}
        </tbody>
      </table>
      {sheet.fault(`${path}.grades`) !== undefined && (
        <p role="alert" className={styles.fault}>
          {sheet.fault(`${path}.grades`)}
        </p>
      )}
      {!sheet.readOnly && (
        <div className={styles.doings}>
          <Button size="small" onClick={() => keep([...grades, newGrade])}>
            {t('grade.add')}
          </Button>
          {onRemove && (
            <Button size="small" onClick={onRemove}>
              {t('scheme.remove')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
