import type { LoaderFunctionArgs } from '@remix-run/node'
import { optionalActor } from '~/auth/actor.server'

/** An address that is none: answered by a route, so that the frame knows who reads and in which look. */
export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  throw new Response(null, { status: 404 })
}

export default function Nowhere() {
  return null
}
