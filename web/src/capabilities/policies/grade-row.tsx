import { GradeKind, type GradeRule } from '@matricula/contract/records'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#design/button.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { fieldsOf, type PartProps, typedIn } from './editing.ts'

interface GradeRowProps extends PartProps<GradeRule> {
  readonly onRemove: () => void
}

const flags = ['passes', 'inGpa', 'attempted', 'earned'] as const

/** One letter and everything that it means; fields are named with the letter for those who hear them. */
export function GradeRow({ onRemove, ...props }: GradeRowProps) {
  const { t } = useTranslation('policies')
  const { letter } = props.part
  const field = fieldsOf(props)
  const nameOf = (what: string) => t('grade.of', { what, letter })
  return (
    <tr>
      <td>
        <TextField label={t('grade.letter')} {...field('letter')} />
      </td>
      <td>
        <NumberField label={nameOf(t('grade.points'))} {...typedIn(1000, field('points'))} />
      </td>
      <td>
        <ChoiceField
          label={nameOf(t('grade.kind'))}
          options={GradeKind.options}
          wordOf={(kind) => t(`grade.kind.${kind}`)}
          {...field('kind')}
        />
      </td>
      {flags.map((flag) => (
        <td key={flag}>
          <CheckboxField label={nameOf(t(`grade.${flag}`))} {...field(flag)} />
        </td>
      ))}
      <td>
        {!props.sheet.readOnly && (
          <IconButton label={nameOf(t('grade.remove'))} onClick={onRemove}>
            <IconTrash size={18} aria-hidden />
          </IconButton>
        )}
      </td>
    </tr>
  )
}
