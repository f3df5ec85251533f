const ADDRESS = /(https?:\/\/\S+)/

/** A plain text as it was written, its web addresses as links. */
export const LinkedText = ({ text }: { text: string }) => (
  <div className="prose">
    <p>
      {text.split(ADDRESS).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  </div>
)
