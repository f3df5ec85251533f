// @ts-check
// Makes a photo smaller before it goes over a telephone's line. The server draws it anew all the same.

const LONG_SIDE = 2560
/** A smaller picture goes as it is. */
const SMALL = 1_000_000

/** A picture of a sensible size; whatever cannot be drawn here goes as it is.
 * @param {File} file */
export async function reduced(file) {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
    const isTaken = /^image\/(jpeg|png|webp)$/.test(file.type)
    if (isTaken && scale === 1 && file.size < SMALL) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
    paper.fillStyle = '#fff'
    paper.fillRect(0, 0, canvas.width, canvas.height)
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise((/** @type {(blob: Blob | null) => void} */ resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', 0.85),
    )
    if (!drawn || (isTaken && drawn.size >= file.size)) return file
    return new File([drawn], file.name.replace(/\.[^.]*$/, '.jpg'), { type: 'image/jpeg' })
  } catch {
    return file
  }
}
