import { Refusal } from '#shared/base/result.ts';
import { noCompressor } from '#shared/protocol/compressor.ts';
import {
  answerExchange,
  type HubExchangeDeps,
  type HubLink,
  newHubLink,
  takeCutRequest,
} from '#shared/sync/exchange-hub.ts';
import { joined } from '#shared/sync/mutual.ts';
import { Device, type DiskImage } from './device.ts';

export type HubImage = DiskImage & { readonly links: ReadonlyMap<number, HubLink> };

/** The hub's replica of the vessel with its table of links: both on the disk that a backup takes. */
export class Hub extends Device {
  links = new Map<number, HubLink>();
  /** The process dies when it has stored the batches of an exchange and not yet the state of its link. */
  diesBeforeLink = false;

  addLink(link: number, key: Uint8Array): void {
    this.links.set(link, newHubLink(key));
  }

  #deps(): HubExchangeDeps {
    const { replica } = this;
    return {
      replica,
      compressor: noCompressor,
      heldByLinks: async () =>
        [...this.links.values()].map((l) => joined(l.candidates[0] ?? new Map(), l.taken, replica.state.index)),
    };
  }

  /** @returns the answer, or null when none leaves: the hub died, its disk is full, or it refuses to read. */
  async answer(link: number, request: Uint8Array): Promise<Uint8Array | null> {
    try {
      return await this.survive(async () => {
        const outcome = await answerExchange(request, this.links.get(link) as HubLink, this.#deps());
        if (outcome.refused.length > 0) this.around.say(`  hub refuses ${outcome.refused.map((r) => r.code)}`);
        if (await this.#dies()) return null;
        this.links.set(link, outcome.link);
        return outcome.answer;
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.around.say(`hub refuses: ${error.error.code}`);
      return null;
    }
  }

  async answerCut(link: number, request: Uint8Array): Promise<void> {
    try {
      await this.survive(async () => {
        const next = await takeCutRequest(request, this.links.get(link) as HubLink, this.#deps());
        if (!(await this.#dies())) this.links.set(link, next);
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.around.say(`hub refuses what was cut: ${error.error.code}`);
    }
  }

  async #dies(): Promise<boolean> {
    if (!this.diesBeforeLink) return false;
    this.diesBeforeLink = false;
    this.around.say('hub died before it stored the link');
    await this.start();
    return true;
  }

  override image(): HubImage {
    return { ...super.image(), links: new Map(this.links) };
  }

  override async restore(image: HubImage): Promise<void> {
    this.links = new Map(image.links);
    await super.restore(image);
  }
}
