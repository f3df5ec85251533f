import type { Block, Paper } from '~/documents/paper'
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

const Field = ({ label, value }: Extract<Block, { kind: 'field' }>) => (
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

const Table = ({ columns, rows, total }: Extract<Block, { kind: 'table' }>) => (
  <table>
    <thead>
      <tr>
        {columns.map(({ title, width }) => (
          <th key={title} scope="col" style={{ width: `${width}%` }}>
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
