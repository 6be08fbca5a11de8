/**
 * The one description of the frame barcode: a row of square cells in a black strip at the lower edge of the
 * picture, like the edge print of film. The clip makers draw it, the tests read it.
 *
 * Cells from the left: guard white, guard black, the frame number with the highest bit first, the check bits
 * with the highest first, guard black, guard white. Lengths are pixels of a 1280x720 picture; for another size
 * they scale with its width and its height.
 */
export const BARCODE = {
  reference: { width: 1280, height: 720 },
  strip: { y: 688, height: 32 },
  x: 16,
  y: 692,
  cell: 24,
  leadingGuards: [1, 0],
  valueBits: 16,
  checkBits: 4,
  trailingGuards: [0, 1],
} as const;

/** How many cells the barcode has, guards and check bits included. */
export const BARCODE_CELLS =
  BARCODE.leadingGuards.length + BARCODE.valueBits + BARCODE.checkBits + BARCODE.trailingGuards.length;

/**
 * The check bits of a frame number: bit k is the odd parity of the number's bits k, k + 4, k + 8 and k + 12, so
 * that neither one misread cell nor up to four misread neighbours give a valid number.
 */
export function computeBarcodeCheck(frame: number): number {
  const folded = frame ^ (frame >> 4) ^ (frame >> 8) ^ (frame >> 12);
  return ~folded & 0b1111;
}

/** Where a cell lies in a picture of the given size: pixels from the picture's upper left, not rounded. */
export function locateBarcodeCell(
  index: number,
  picture: { width: number; height: number },
): { x: number; y: number; width: number; height: number } {
  const scaleX = picture.width / BARCODE.reference.width;
  const scaleY = picture.height / BARCODE.reference.height;
  return {
    x: (BARCODE.x + index * BARCODE.cell) * scaleX,
    y: BARCODE.y * scaleY,
    width: BARCODE.cell * scaleX,
    height: BARCODE.cell * scaleY,
  };
}
