import { nearInMeaning } from '~search/meaning/near'
import { type Nearness, nearnessOf } from './nearness'

const NEAREST = 50

/** The consultants whose profiles mean something near a text, public or not any more; nobody while meaning search is off or away. */
export const nearConsultants = async (text: string): Promise<Nearness> => nearnessOf(await nearInMeaning(text, NEAREST))
