import { IconDownload, IconPlus } from '@tabler/icons-react'
import { Button, ButtonLink, IconButton } from '#design/button.tsx'
import { toast } from '#design/toast.tsx'
import styles from './gallery.module.css'

const pressed = () => toast('Pressed')

export const ButtonSamples = () => (
  <>
    <div className={styles.row}>
      <Button look="primary" icon={<IconPlus size={16} aria-hidden />} onClick={pressed}>
        Add student
      </Button>
      <Button onClick={pressed}>Export</Button>
      <Button look="quiet" onClick={pressed}>
        Clear filters
      </Button>
      <Button look="danger" onClick={pressed}>
        End all sessions
      </Button>
      <ButtonLink to="/">Open Today</ButtonLink>
      <IconButton label="Download" onClick={pressed}>
        <IconDownload size={18} aria-hidden />
      </IconButton>
    </div>
    <div className={styles.row}>
      <Button size="small">Small</Button>
      <Button size="touch" look="primary">
        Submit attendance
      </Button>
      <Button look="primary" pending="Registering">
        Register
      </Button>
      <Button unavailable="Your window opens on 29 November at 09:00.">Register</Button>
    </div>
  </>
)
