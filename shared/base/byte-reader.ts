import { Refusal } from './result.ts';

/** Reads what {@link ByteWriter} wrote. Never reads past the end, never allocates more than the input holds. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  get at(): number {
    return this.#at;
  }

  malformed(): Refusal {
    return new Refusal('packet/malformed', { at: this.#at });
  }

  /** @throws Refusal when bytes are left over. */
  end(): void {
    if (this.left !== 0) throw this.malformed();
  }

  u8(): number {
    if (this.left < 1) throw this.malformed();
    return this.#bytes[this.#at++] as number;
  }

  u32(): number {
    if (this.left < 4) throw this.malformed();
    const value = this.#view.getUint32(this.#at);
    this.#at += 4;
    return value;
  }

  f64(): number {
    if (this.left < 8) throw this.malformed();
    const value = this.#view.getFloat64(this.#at);
    this.#at += 8;
    return value;
  }

  bytes(n: number): Uint8Array {
    if (n > this.left) throw this.malformed();
    const out = this.#bytes.subarray(this.#at, this.#at + n);
    this.#at += n;
    return out;
  }

  uint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value) || (byte === 0 && i > 0)) throw this.malformed();
        return value;
      }
      scale *= 0x80;
    }
    throw this.malformed();
  }

  int(): number {
    const value = this.uint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A text that a 0 byte ends. */
  endedText(): string {
    const length = this.#bytes.subarray(this.#at).indexOf(0);
    if (length < 0) throw this.malformed();
    const text = this.text(length);
    this.#at++;
    return text;
  }

  /** A count of things that take at least `least` bytes each: refused when so many cannot be there. */
  count(least = 1): number {
    const n = this.uint();
    if (n * least > this.left) throw this.malformed();
    return n;
  }

  text(n = this.uint()): string {
    const bytes = this.bytes(n);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw this.malformed();
    }
  }
}
