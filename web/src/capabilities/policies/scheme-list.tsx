import { readPolicyVersion } from '@matricula/contract/policies'
import type { GradeScheme, RecordRules } from '@matricula/contract/records'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { useReply } from '#platform/use-reply.ts'
import { type EditorProps, replacedAt, type Sheet, withoutAt } from './editing.ts'
import styles from './policies.module.css'
import { SchemeFields } from './scheme-fields.tsx'

/** The schemes of an institution; one is open at a time. New ones begin from one that is built in. */
export function SchemeList({ rules, onChange, sheet }: EditorProps<RecordRules>) {
  const { t } = useTranslation('policies')
  const { schemes } = rules
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      schemes.findIndex(({ schemeId }) => schemeId === rules.scheme),
    ),
  )
  const open = schemes[place]
  const faulty = schemes.findIndex((scheme, at) => hasFault(scheme, at, sheet))
  return (
    <fieldset className={styles.group}>
      <legend>{t('schemes')}</legend>
      <div className={styles.doings}>
        <SelectField
          label={t('schemes.open')}
          value={String(place)}
          onChange={(value) => setPlace(Number(value))}
          choices={schemes.map(({ title, schemeId }, at) => ({
            value: String(at),
            label: title === '' ? schemeId : title,
          }))}
        />
        {!sheet.readOnly && (
          <NewScheme
            schemes={schemes}
            onAdd={(scheme) => {
              onChange({ ...rules, schemes: [...schemes, scheme] })
              setPlace(schemes.length)
            }}
          />
        )}
      </div>
      {faulty !== -1 && faulty !== place && (
        <p role="alert" className={styles.fault}>
          {t('schemes.fault', { title: schemes[faulty]?.title })}
        </p>
      )}
      {sheet.fault('schemes') !== undefined && (
        <p role="alert" className={styles.fault}>
          {sheet.fault('schemes')}
        </p>
      )}
      {open && (
        <SchemeFields
          key={place}
          part={open}
          path={`schemes.${place}`}
          sheet={sheet}
          onChange={(scheme) => onChange({ ...rules, schemes: replacedAt(schemes, place, scheme) })}
          onRemove={
            schemes.length === 1
              ? undefined
              : () => {
                  onChange({ ...rules, schemes: withoutAt(schemes, place) })
                  setPlace(0)
                }
          }
        />
      )}
    </fieldset>
  )
}

const named = ['schemeId', 'title', 'outOf', 'passAt', 'digits', 'grades'] as const
const ofGrade = ['letter', 'points'] as const

/** Whether something in a scheme that is not open has to be entered. */
const hasFault = (scheme: GradeScheme, place: number, sheet: Sheet): boolean =>
  named.some((name) => sheet.fault(`schemes.${place}.${name}`) !== undefined) ||
  scheme.grades.some((_, at) =>
    ofGrade.some((name) => sheet.fault(`schemes.${place}.grades.${at}.${name}`) !== undefined),
  )

interface NewSchemeProps {
  readonly schemes: readonly GradeScheme[]
  readonly onAdd: (scheme: GradeScheme) => void
}

function NewScheme({ schemes, onAdd }: NewSchemeProps) {
  const { t } = useTranslation('policies')
  const { data } = useReply(readPolicyVersion, { params: { kind: 'record', version: 0 } })
  const [from, setFrom] = useState('')
  const offered = data?.content.kind === 'record' ? data.content.rules.schemes : []
  const start = offered.find(({ schemeId }) => schemeId === from) ?? offered[0]
  return (
    <>
      <SelectField
        label={t('schemes.from')}
        value={start?.schemeId ?? ''}
        onChange={setFrom}
        choices={offered.map(({ schemeId, title }) => ({ value: schemeId, label: title }))}
      />
      {start && (
        <Button onClick={() => onAdd(ownOf(start, schemes, t('schemes.own')))}>{t('schemes.add')}</Button>
      )}
    </>
  )
}

/** A built-in scheme that was taken out comes back as it was; one that is there is copied under a name of its own. */
function ownOf(start: GradeScheme, schemes: readonly GradeScheme[], word: string): GradeScheme {
  const ids = new Set(schemes.map(({ schemeId }) => schemeId))
  if (!ids.has(start.schemeId)) return start
  const free = ['own', ...schemes.map((_, at) => `own-${at + 2}`)].find((id) => !ids.has(id)) ?? 'own'
  return { ...start, schemeId: free, title: word }
}
