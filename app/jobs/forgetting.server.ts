import { forgetEnquiries } from '~/domain/enquiries/forget-enquiries.server'
import { forgetRecords } from '~/domain/learning/forget-records.server'
import { today } from '~db/clock'

/** Deletes what was kept long enough, when it is first called and then once a day; call it as often as you like. */
export function dailyForgetting(): () => void {
  let done = ''
  return () => {
    if (done === today()) return
    done = today()
    forgetRecords()
    forgetEnquiries()
  }
}
