import { downloadCondonationPacket } from '@matricula/contract/documents'
import type { SectionId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { addressOf } from '#platform/call.ts'
import { useDownload } from '#platform/use-download.ts'

/** Saves what has to be looked at to condone shortages of a section, as a file to be printed or filed. */
export function PacketButton({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('attendance')
  const download = useDownload()
  const address = addressOf(downloadCondonationPacket, { sectionId }, {})
  return (
    <>
      <Button
        size="small"
        pending={download.isPending(address) && t('packet.making')}
        onClick={() => void download.save(address, `condonation-${sectionId}.pdf`)}
      >
        {t('packet')}
      </Button>
      {download.error !== undefined && <ProblemNote problem={download.error} />}
    </>
  )
}
