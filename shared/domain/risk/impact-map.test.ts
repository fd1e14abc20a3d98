import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImpactAsset, needsOf, stopsWith } from './impact.ts';
import { impactMap } from './impact-map.ts';

const asset = (id: string, values: ImpactAsset['values'] = {}): ImpactAsset => ({ id, title: id, values });

test('puts what a system needs before it and what stops behind it, lines crossed as little as the order allows', () => {
  const { layers, edges } = impactMap('switch', [
    asset('ups'),
    asset('board'),
    asset('switch', { dependsOn: ['ups', 'gone'] }),
    asset('ecdis', { dependsOn: ['switch'] }),
    asset('mail', { dependsOn: ['switch'] }),
    asset('post', { dependsOn: ['mail'] }),
    asset('charts', { installedOn: 'ecdis' }),
  ]);
  expect(layers).toEqual([
    { depth: -1, assets: ['ups'] },
    { depth: 0, assets: ['switch'] },
    { depth: 1, assets: ['ecdis', 'mail'] },
    { depth: 2, assets: ['charts', 'post'] },
  ]);
  expect(edges).toContainEqual({ needed: 'ecdis', by: 'charts', how: 'installedOn' });
  expect(edges.some(({ needed }) => needed === 'gone')).toBe(false);
});

const graph = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc.array(fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 3 }), { minLength: size, maxLength: size }),
  )
  .map((lists) => lists.map((needs, at) => asset(`a${at}`, { dependsOn: [...new Set(needs)].map((n) => `a${n}`) })));

test('holds each thing once, all that stops, all that is needed, and every need between them', () => {
  fc.assert(
    fc.property(graph, (assets) => {
      const { layers, edges } = impactMap('a0', assets);
      const shown = layers.flatMap((layer) => layer.assets);
      expect(new Set(shown).size).toBe(shown.length);
      const behind = layers.flatMap(({ depth, assets: here }) => (depth > 0 ? here : []));
      expect([...behind].sort()).toEqual(
        stopsWith('a0', assets)
          .map((stop) => stop.asset)
          .sort(),
      );
      const needed = new Set(['a0']);
      for (const _ of assets)
        for (const each of assets) if (needed.has(each.id)) for (const need of needsOf(each)) needed.add(need.asset);
      expect([...shown].sort()).toEqual([...new Set([...needed, ...behind])].sort());
      const wanted = assets
        .filter(({ id }) => shown.includes(id))
        .flatMap((each) =>
          needsOf(each).flatMap((need) => (shown.includes(need.asset) ? [`${need.asset} ${each.id}`] : [])),
        );
      expect(edges.map((edge) => `${edge.needed} ${edge.by}`).sort()).toEqual(wanted.sort());
    }),
  );
});
