import { listTerms } from '@matricula/contract/catalogue'
import { startImport } from '@matricula/contract/interop'
import { TermId } from '@matricula/contract/kernel'
import { IconFileUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { DropFile } from '#design/drop-file.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TermField } from '#design/fields/term-select.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useCommand, useReply } from '#platform/use-reply.ts'
import styles from './interop.module.css'
import { type Kind, readTableFile, type TableFile } from './table-file.ts'

const kinds: readonly Kind[] = [
  'students',
  'courses',
  'sections',
  'enrolments',
  'courses-uiuc',
  'sections-uiuc',
  'grades-uiuc',
  'term-itc',
]
const ofTerm: ReadonlySet<string> = new Set(['sections', 'enrolments', 'sections-uiuc', 'term-itc'])

/** The first step: a file, dropped or chosen, and what it holds. */
export function ChooseFile() {
  const { t } = useTranslation('interop')
  const [file, setFile] = useState<TableFile>()
  return (
    <div className={styles.start}>
      <DropFile
        icon={<IconFileUpload size={28} aria-hidden />}
        label={file && 'name' in file ? file.name : t('file.choose')}
        hint={t('file.hint')}
        accept=".csv,.tsv,.txt,text/csv"
        onFile={(chosen) => void readTableFile(chosen).then(setFile)}
      />
      {file && 'refused' in file && (
        <p role="alert" className={styles.refused}>
          {t(`file.${file.refused}`)}
        </p>
      )}
      {file && 'text' in file && <Begin key={file.name} file={file} />}
    </div>
  )
}

function Begin({ file }: { readonly file: Extract<TableFile, { text: string }> }) {
  const { t } = useTranslation('interop')
  const navigate = useNavigate()
  const command = useCommand(startImport)
  const terms = useReply(listTerms, {})
  const [kind, setKind] = useState<string>(file.kind ?? '')
  const [term, setTerm] = useState('')
  const begin = async (chosen: Kind) => {
    const termId = term === '' ? undefined : TermId.parse(term)
    const body = { kind: chosen, fileName: file.name, text: file.text, ...(termId && { termId }) }
    const { jobId } = await command.run({ body })
    await navigate({ to: '/imports/$jobId', params: { jobId } })
  }
  const chosen = kinds.find((one) => one === kind)
  return (
    <>
      <div className={styles.choices}>
        <SelectField
          label={t('kind.label')}
          value={kind}
          onChange={setKind}
          choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {ofTerm.has(kind) && (
          <TermField
            terms={terms.data?.items ?? []}
            description={t('term.hint')}
            value={term}
            onChange={setTerm}
            clearable
          />
        )}
      </div>
      {command.error && <ProblemNote problem={command.error} />}
      <Button
        look="primary"
        pending={command.pending && t('file.checking')}
        unavailable={!chosen && t('kind.needed')}
        onClick={() => chosen && void begin(chosen).catch(() => undefined)}
      >
        {t('file.check')}
      </Button>
    </>
  )
}
