import type { SubmissionResult } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { Stack } from '~/ui/layout'
import { Refused } from '~/ui/refused'

type Props = { name: string; lastResult: SubmissionResult<string[]> | undefined }

/** Somebody who is signed in joins, or does not. */
export const JoinSignedIn = ({ name, lastResult }: Props) => (
  <Stack>
    <Refused result={lastResult} />
    <p>{m.join_as({ name })}</p>
    <PlainForm personal>
      <Stack>
        <Button name="step" value="accept">
          {m.join_accept()}
        </Button>
        <Button name="step" value="decline" variant="secondary">
          {m.join_decline()}
        </Button>
      </Stack>
    </PlainForm>
  </Stack>
)
