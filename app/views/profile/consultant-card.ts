import type { ProfileDetails } from '~/domain/directory/queries.server'
import { languageText, localName, subjectLabel, subjectShort } from '~/i18n/terms'
import * as m from '~/i18n/paraglide/messages'

type Shown = Pick<
  ProfileDetails,
  | 'id'
  | 'kind'
  | 'name'
  | 'headline'
  | 'introduction'
  | 'services'
  | 'areas'
  | 'anyProvince'
  | 'province'
  | 'commune'
  | 'languages'
>

/** What a link to a consultant's page shows, and its schema.org data: nothing that the page does not show. */
export function consultantCard(profile: Shown) {
  const subjects = profile.services.map(({ subject }) => subject)
  return {
    title: profile.name,
    description: [
      profile.headline,
      m.consultant_card({ subjects: subjects.map(subjectShort).join(', ') }),
      profile.introduction,
    ]
      .filter(Boolean)
      .join('. '),
    path: `/consultants/${profile.id}`,
    linkedData: {
      '@type': profile.kind === 'expert' ? 'Person' : 'Organization',
      name: profile.name,
      description: profile.headline || undefined,
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'VN',
        addressRegion: profile.province ? localName(profile.province) : undefined,
        addressLocality: profile.commune?.fullName,
      },
      knowsAbout: subjects.map(subjectLabel),
      knowsLanguage: profile.languages.map((language) => languageText[language]()),
      makesOffer: subjects.map((subject) => ({
        '@type': 'Offer',
        itemOffered: { '@type': 'Service', name: subjectLabel(subject), serviceType: 'Consulting' },
      })),
    },
  }
}
