/** What browsers with a barcode reader lend; Chromium on Linux has none. */
type Detector = { readonly detect: (image: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

/** Texts of the QR codes in a photo; none where the browser has no reader: then they are pasted. */
export async function codesInImage(file: File): Promise<readonly string[]> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector) return [];
  const image = await createImageBitmap(file);
  try {
    const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(image);
    return found.map((code) => code.rawValue).filter((text) => text.toUpperCase().startsWith('BULWARK1-'));
  } finally {
    image.close();
  }
}
