import type { Term } from '@matricula/contract/catalogue'
import { listFinalGrades, type RosterSummary } from '@matricula/contract/finals'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { SearchTab, Tabs } from '#design/tabs.tsx'
import { TermPage } from '#design/term-page.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { GradeReport } from './grade-report.tsx'
import { Incompletes } from './incompletes.tsx'
import { OpenChanges } from './open-changes.tsx'
import { RosterTag } from './roster-tag.tsx'

const route = getRouteApi('/signed-in/final-grades')

/** How far the final grades of a term are; beside it the changes that wait for a decision, and the incompletes. */
export function TermFinalsPage() {
  const { t } = useTranslation('finals')
  const { term: named, part } = route.useSearch()
  const ofTerm = named === undefined ? {} : { term: named }
  const navigate = route.useNavigate()
  return (
    <TermPage
      title={t('title')}
      description={t('term.about')}
      none={t('term.none')}
      named={named}
      onChoose={(termId) => void navigate({ search: { term: termId, part } })}
      above={
        <Tabs label={t('title')}>
          <SearchTab to="/final-grades" search={ofTerm}>
            {t('term.part')}
          </SearchTab>
          <SearchTab to="/final-grades" search={{ ...ofTerm, part: 'report' }}>
            {t('report')}
          </SearchTab>
          <SearchTab to="/final-grades" search={{ ...ofTerm, part: 'changes' }}>
            {t('changes')}
          </SearchTab>
          <SearchTab to="/final-grades" search={{ ...ofTerm, part: 'incompletes' }}>
            {t('incompletes')}
          </SearchTab>
        </Tabs>
      }
      below={
        <>
          {part === 'changes' && <OpenChanges />}
          {part === 'incompletes' && <Incompletes />}
        </>
      }
    >
      {partOfTerm[part ?? 'rosters']}
    </TermPage>
  )
}

/** What is of one term. */
const partOfTerm = {
  rosters: (term: Term) => <OfTerm key={term.termId} term={term} />,
  report: (term: Term) => <GradeReport key={term.termId} termId={term.termId} />,
  changes: undefined,
  incompletes: undefined,
} as const

function OfTerm({ term }: { readonly term: Term }) {
  const { t } = useTranslation('finals')
  const format = useFormat()
  const { termId } = term
  const { data, error, refetch } = useReply(listFinalGrades, { params: { termId } })
  const rosters = data?.rosters
  const inState = (...states: RosterSummary['state'][]) =>
    format.number(rosters?.filter(({ state }) => states.includes(state)).length ?? 0)
  return (
    <>
      {rosters && (
        <Stats>
          <Stat label={t('state.open')} value={inState('open')} />
          <Stat label={t('state.submitted')} value={inState('submitted')} />
          <Stat label={t('state.approved')} value={inState('approved')} />
          <Stat label={t('state.posted')} value={inState('posted', 'releasing')} />
          <Stat label={t('state.released')} value={inState('released')} />
        </Stats>
      )}
      <Section title={term.title}>
        <DataTable
          label={t('term.sections')}
          rows={rosters?.toSorted(byUrgency)}
          error={error}
          onRetry={() => void refetch()}
          keyOf={({ sectionId }) => sectionId}
          empty={t('term.noSections')}
          columns={columnsOf(t, format)}
        />
      </Section>
    </>
  )
}

const urgency = ['submitted', 'approved', 'posted', 'releasing', 'open', 'released']

/** What waits for the office comes first. */
const byUrgency = (one: RosterSummary, other: RosterSummary): number =>
  urgency.indexOf(one.state) - urgency.indexOf(other.state)

type Words = ReturnType<typeof useTranslation<'finals'>>['t']

const columnsOf = (t: Words, format: Format): Column<RosterSummary>[] => [
  {
    key: 'course',
    head: t('course'),
    names: true,
    cell: ({ sectionId, courseId, code, courseTitle }) => (
      <Link to="/sections/$sectionId/final-grades" params={{ sectionId }}>
        <Id>
          {courseId} {code}
        </Id>{' '}
        {courseTitle}
      </Link>
    ),
  },
  { key: 'state', head: t('stateHead'), cell: ({ state }) => <RosterTag state={state} /> },
  {
    key: 'instructors',
    head: t('term.instructors'),
    wideOnly: true,
    cell: ({ instructors }) => format.list(instructors),
  },
  {
    key: 'settled',
    head: t('term.settled'),
    align: 'end',
    cell: ({ students, missing }) => t('term.of', { settled: students - missing, all: students }),
  },
]
