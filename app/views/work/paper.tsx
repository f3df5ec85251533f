import { type Block, type Of, type Paper, sentTo } from '~/documents/paper'
import * as m from '~/i18n/paraglide/messages'

/** A paper as it is read on a page, and printed from there; always in Vietnamese. `foot` is printed only. */
export const PaperText = ({ paper, foot }: { paper: Paper; foot: string }) => (
  <article className="paper" lang="vi">
    {paper.map((block, index) => (
      <PaperBlock key={index} block={block} />
    ))}
    <p className="print-only paper-foot">{foot}</p>
  </article>
)

function PaperBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'motto':
      return (
        <p className="paper-motto">
          {block.nation}
          <br />
          <span>{block.motto}</span>
        </p>
      )
    case 'letterhead':
      return <Letterhead {...block} />
    case 'subject':
      return <p className="paper-subject">{block.text}</p>
    case 'addressed':
      return (
        <div className="paper-addressed">
          <p>{block.label}</p>
          {sentTo(block.to).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )
    case 'appendix':
      return (
        <div className="paper-appendix">
          <h2 className="paper-title">{block.number}</h2>
          <p className="paper-title">{block.title}</p>
          <p className="paper-middle">
            <em>{block.note}</em>
          </p>
        </div>
      )
    case 'sent':
      return (
        <div className="paper-sent">
          <div>
            <p>
              <strong>
                <em>{block.label}</em>
              </strong>
            </p>
            {sentTo(block.to).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <p>
            <strong>{block.office}</strong>
            <br />
            <em>{block.hint}</em>
          </p>
        </div>
      )
    case 'title':
      return <h2 className="paper-title">{block.text}</h2>
    case 'middle':
      return <p className="paper-middle">{block.italic ? <em>{block.text}</em> : block.text}</p>
    case 'heading':
      return <h3>{block.text}</h3>
    case 'text':
      return (
        <p className={block.leads ? 'paper-text paper-leads' : 'paper-text'}>
          {block.lead ? <strong>{block.lead}</strong> : null} {block.text}
        </p>
      )
    case 'item':
      return <p className="paper-item">{block.text}</p>
    case 'field':
      return <Field {...block} />
    case 'table':
      return <Table {...block} />
    case 'signatures':
      return (
        <div className="paper-signatures">
          {block.sides.map(({ title, hint, name }) => (
            <p key={title}>
              <strong>{title}</strong>
              <br />
              <em>{hint}</em>
              <strong className="paper-signer">{name}</strong>
            </p>
          ))}
        </div>
      )
  }
}

const Letterhead = ({ superior, agency, nation, motto, number, place }: Of<'letterhead'>) => (
  <div className="paper-letterhead">
    <p>
      {superior}
      <br />
      <strong className="paper-lined">{agency}</strong>
    </p>
    <p>
      <strong>{nation}</strong>
      <br />
      <strong className="paper-lined">{motto}</strong>
    </p>
    <p>{number}</p>
    <p>
      <em>{place}</em>
    </p>
  </div>
)

const Field = ({ label, value }: Of<'field'>) => (
  <p className="paper-field">
    {`${label}: `}
    {value ?? (
      <span className="paper-blank">
        <span className="visually-hidden" lang="vi">
          {m.agreement_blank({}, { locale: 'vi' })}
        </span>
      </span>
    )}
  </p>
)

/** Rows from which a table goes over pages rather than begin a new one. */
const LONG = 12

const Table = ({ columns, rows, total }: Of<'table'>) => (
  <table className={rows.length > LONG ? 'paper-long' : undefined}>
    <colgroup>
      {columns.map(({ title, width }) => (
        <col key={title} width={`${width}%`} />
      ))}
    </colgroup>
    <thead>
      <tr>
        {columns.map(({ title }) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, place) => (
        <tr key={place} className={total && place === rows.length - 1 ? 'paper-total' : undefined}>
          {row.map((text, index) => (
            <td key={index} className={`paper-${columns[index]!.align}`}>
              {text}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
