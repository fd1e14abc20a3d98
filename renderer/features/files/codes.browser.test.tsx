import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import { qrTexts, readQrTexts } from '#shared/files/qr-text.ts';
import { CameraScan } from './camera-scan.tsx';
import { QrCode } from './qr-panel.tsx';
import { codesInImage } from './read-codes.ts';

/** As much as takes three codes of the largest size that we show. */
const PART = Uint8Array.from({ length: 1500 }, (_, i) => (i * 197 + (i >> 3)) % 256);

function texts(): readonly string[] {
  const made = qrTexts(PART);
  return made.ok ? made.value : [];
}

/** The codes as the page draws them, beside each other on a canvas, a little askew as a hand holds a telephone. */
async function photographed(shown: readonly string[], turn = 0): Promise<HTMLCanvasElement> {
  const drawn = await renderUi(shown.map((text) => <QrCode key={text} text={text} label={text.slice(0, 12)} />));
  const side = 700;
  const canvas = document.createElement('canvas');
  canvas.width = side * shown.length + 200;
  canvas.height = side + 200;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#8a8f94';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.rotate(turn);
  for (const [i, svg] of [...drawn.container.querySelectorAll('svg')].entries()) {
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', String(side - 40));
    copy.setAttribute('height', String(side - 40));
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
    await image.decode();
    context.drawImage(image, 100 + i * side, 100);
  }
  await drawn.unmount();
  return canvas;
}

function fileOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob as Blob), 'image/jpeg', 0.8));
}

test('the codes that a ship shows are read from one photo of them', async () => {
  const shown = texts();
  expect(shown).toHaveLength(3);
  const read = await codesInImage(await fileOf(await photographed(shown, 0.03)));
  expect(read.ok && [...read.value].sort()).toEqual([...shown].sort());
  const put = readQrTexts(read.ok ? read.value.join('\n') : '');
  expect(put.ok && put.value.part).toEqual(PART);
});

test('a photo without a code, or with one of somebody else, is said to have none; a text file is no photo', async () => {
  const foreign = await photographed(['HTTPS://EXAMPLE.ORG']);
  expect(await codesInImage(await fileOf(foreign))).toMatchObject({ ok: false, error: { code: 'transfer/no-code' } });
  expect(await codesInImage(new Blob(['no picture'], { type: 'image/png' }))).toMatchObject({
    ok: false,
    error: { code: 'file/not-an-image' },
  });
});

test('the camera reads codes one after the other, and is off when it is closed', async () => {
  const shown = texts();
  const pictures: HTMLCanvasElement[] = [];
  for (const text of shown) pictures.push(await photographed([text]));
  const scene = pictures[0] as HTMLCanvasElement;
  const stream = scene.captureStream(15);
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
  const read = new Set<string>();
  const screen = await renderUi(
    <CameraScan
      onCodes={(found) => {
        for (const text of found) read.add(text);
      }}
      onClose={() => {}}
      progress="Reading"
    />,
  );
  for (const [i, picture] of pictures.entries()) {
    const context = scene.getContext('2d') as CanvasRenderingContext2D;
    context.resetTransform();
    await vi.waitFor(
      () => {
        context.drawImage(picture, 0, 0);
        expect(read).toContain(shown[i]);
      },
      { timeout: 30_000 },
    );
  }
  expect(read).toEqual(new Set(shown));
  await screen.unmount();
  expect(stream.getVideoTracks()[0]?.readyState).toBe('ended');
});

test('without a camera, or when it is forbidden, it says what to do instead', async () => {
  const ask = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  ask.mockRejectedValue(new DOMException('', 'NotFoundError'));
  const screen = await renderUi(<CameraScan onCodes={() => {}} onClose={() => {}} progress="" />);
  await expect.element(page.getByText('No camera can be used here.')).toBeVisible();
  await screen.unmount();
  ask.mockRejectedValue(new DOMException('', 'NotAllowedError'));
  await renderUi(<CameraScan onCodes={() => {}} onClose={() => {}} progress="" />);
  await expect.element(page.getByText('This computer does not let Bulwark use the camera.')).toBeVisible();
});
