import type { Category } from '@matricula/contract/grading'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#design/button.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { useFormat } from '#platform/format.ts'
import { newKey } from '#platform/ids.ts'
import styles from './categories-field.module.css'

export type CategoryDraft = Omit<Category, 'weight' | 'dropLowest'> & {
  readonly weight: number | undefined
  readonly dropLowest: number | undefined
}

interface CategoriesFieldProps {
  readonly value: readonly CategoryDraft[]
  readonly onChange: (value: readonly CategoryDraft[]) => void
  readonly error?: string | undefined
  /** What to enter in a part of it, such as `categories.0.title`. */
  readonly fault: (path: string) => string | undefined
}

/** Categories that were taken away leave their assessments behind, so none gets the id of another. */
const newCategory = (weight: number): CategoryDraft => ({
  categoryId: newKey().slice(0, 18),
  title: '',
  weight,
  dropLowest: 0,
  extra: false,
  evenly: false,
})

const sumOf = (categories: readonly CategoryDraft[]): number =>
  Math.round(categories.reduce((sum, one) => sum + (one.extra ? 0 : (one.weight ?? 0)), 0) * 100) / 100

/** The categories of a gradebook, one block each. */
export function CategoriesField({ value, onChange, error, fault }: CategoriesFieldProps) {
  const { t } = useTranslation('grading')
  const format = useFormat()
  const sum = sumOf(value)
  return (
    <fieldset className={styles.categories}>
      <legend>{t('plan.categories')}</legend>
      <p className="muted">
        {value.length === 0
          ? t('plan.none')
          : t(sum === 100 ? 'assessments.weights' : 'assessments.weightsOff', { sum: format.number(sum) })}
      </p>
      {value.map((category, place) => (
        <CategoryBlock
          key={category.categoryId}
          category={category}
          path={`categories.${place}`}
          fault={fault}
          onChange={(change) =>
            onChange(value.map((one) => (one === category ? { ...one, ...change } : one)))
          }
          onRemove={() => onChange(value.filter((one) => one !== category))}
        />
      ))}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div>
        <Button size="small" onClick={() => onChange([...value, newCategory(Math.max(0, 100 - sum))])}>
          {t('plan.add')}
        </Button>
      </div>
    </fieldset>
  )
}

interface CategoryBlockProps {
  readonly category: CategoryDraft
  readonly path: string
  readonly fault: (path: string) => string | undefined
  readonly onChange: (change: Partial<CategoryDraft>) => void
  readonly onRemove: () => void
}

function CategoryBlock({ category, path, fault, onChange, onRemove }: CategoryBlockProps) {
  const { t } = useTranslation('grading')
  const bound = <Name extends keyof CategoryDraft>(name: Name) => ({
    name: `${path}.${name}`,
    value: category[name],
    onChange: (value: CategoryDraft[Name]) => onChange({ [name]: value }),
    error: fault(`${path}.${name}`),
  })
  return (
    <div className={styles.block}>
      <div className={styles.row}>
        <TextField label={t('plan.title')} {...bound('title')} />
        <NumberField label={t('plan.weight')} decimal {...bound('weight')} />
        <NumberField label={t('plan.dropLowest')} {...bound('dropLowest')} />
        <IconButton label={t('plan.remove', { title: category.title })} onClick={onRemove}>
          <IconTrash size={18} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.choices}>
        <CheckboxField label={t('plan.extra')} {...bound('extra')} />
        <CheckboxField label={t('plan.evenly')} {...bound('evenly')} />
      </div>
    </div>
  )
}
