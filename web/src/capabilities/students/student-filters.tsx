import { ProgrammeId } from '@matricula/contract/kernel'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { Filters } from '#design/filters.tsx'
import { now } from '#platform/clock.ts'
import { useProgrammes } from './use-programmes.ts'

const route = getRouteApi('/signed-in/students')

/** Years of admission worth choosing from: next year's down to ten years ago. */
const cohorts = (): string[] => {
  const year = now().getUTCFullYear() + 1
  return Array.from({ length: 12 }, (_, back) => String(year - back))
}

/** What narrows the list; all of it lives in the address, so a view can be sent to a colleague. */
export function StudentFilters() {
  const { t } = useTranslation('students')
  const navigate = useNavigate()
  const search = route.useSearch()
  const { choices } = useProgrammes()
  const narrow = (change: Partial<typeof search>) =>
    void navigate({ to: '/students', search: (before) => ({ ...before, ...change }), replace: true })
  const narrowed = search.find ?? search.programme ?? search.cohort
  return (
    <Filters
      find={
        <SearchField
          label={t('list.find')}
          value={search.find ?? ''}
          onChange={(find) => narrow({ find: find === '' ? undefined : find })}
        />
      }
    >
      <SelectField
        label={t('field.programmeId')}
        placeholder={t('list.anyProgramme')}
        value={search.programme ?? ''}
        choices={choices}
        searchable
        clearable
        onChange={(id) => narrow({ programme: id === '' ? undefined : ProgrammeId.parse(id) })}
      />
      <SelectField
        label={t('field.cohort')}
        placeholder={t('list.anyCohort')}
        value={search.cohort ?? ''}
        choices={cohorts().map((year) => ({ value: year, label: year }))}
        clearable
        onChange={(cohort) => narrow({ cohort: cohort === '' ? undefined : cohort })}
      />
      {narrowed !== undefined && (
        <Button
          look="quiet"
          onClick={() => narrow({ find: undefined, programme: undefined, cohort: undefined })}
        >
          {t('list.clear')}
        </Button>
      )}
    </Filters>
  )
}
