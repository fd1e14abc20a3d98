import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rawMatrix from '#resources/rules/risk-matrix.json' with { type: 'json' };
import type { Value } from '#shared/base/value.ts';
import { RISK_AXES } from '../risk.ts';
import { heatMap } from './heat-map.ts';
import { circlesIn, type ImpactAsset, needsOf, stopsWith } from './impact.ts';
import {
  fallsAt,
  levelAt,
  levelOf,
  matrixInUse,
  RISK_LEVELS,
  type RiskMatrix,
  readCompanyMatrix,
  readRiskMatrix,
} from './risk-matrix.ts';
import { guidelineLikelihood, presentRating, ratingOf } from './risk-rating.ts';

const read = readRiskMatrix(rawMatrix);
if (!read.ok) throw new Error('the matrix does not fit');
const file = read.value;
const matrix: RiskMatrix = matrixInUse(file, undefined);

const step = fc.integer({ min: 1, max: 5 });
type Values = Readonly<Record<string, Value>>;

describe('the matrix', () => {
  /** domain.md 9, from the likeliest row down, typed off by hand. */
  const PRINTED = ['MHHXX', 'LMHXX', 'LMMHH', 'LLMMH', 'LLLLM'];
  test('is the printed one, cell by cell', () => {
    const letters = { low: 'L', medium: 'M', high: 'H', extreme: 'X' } as const;
    PRINTED.forEach((row, at) => {
      const here = [1, 2, 3, 4, 5].map((severity) => letters[levelAt(matrix, 5 - at, severity) ?? 'low']);
      expect(here.join('')).toBe(row);
    });
  });

  test('is carried as what it is: not verified', () => {
    expect(matrix).toMatchObject({ unverified: true, from: 'default' });
    expect(levelOf(matrix, 'extreme')).toMatchObject({ accept: ['DPA'], needsInterim: true });
    expect(levelOf(matrix, 'medium')?.accept).toContain('MASTER');
  });

  test('of the company takes its place, one that cannot be read does not', () => {
    const cells = file.cells.map((row) => row.map(() => 'medium' as const));
    expect(matrixInUse(file, { edition: 'SMS 7.2', cells })).toMatchObject({
      from: 'company',
      edition: 'SMS 7.2',
      unverified: false,
    });
    expect(levelAt(matrixInUse(file, { edition: 'SMS 7.2', cells }), 1, 1)).toBe('medium');
    for (const bad of [
      'x',
      7,
      {},
      { edition: 'x', cells: [] },
      { edition: '', cells },
      { edition: 'x', cells, more: 1 },
    ])
      expect(matrixInUse(file, bad as Value)).toMatchObject({ from: 'broken', cells: file.cells });
  });

  test('a likelier or worse thing is never of a lower level', () => {
    const anyCells = fc.array(fc.array(fc.constantFrom(...RISK_LEVELS), { minLength: 5, maxLength: 5 }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(anyCells, (cells) => {
        const rank = (l: number, s: number) => RISK_LEVELS.indexOf(cells[l]?.[s] ?? 'low');
        const falls = [0, 1, 2, 3, 4].some((l) =>
          [0, 1, 2, 3, 4].some((s) => (l > 0 && rank(l, s) < rank(l - 1, s)) || (s > 0 && rank(l, s) < rank(l, s - 1))),
        );
        expect(fallsAt(cells) !== null).toBe(falls);
        expect(readCompanyMatrix({ edition: 'x', cells }).ok).toBe(!falls);
      }),
    );
  });
});

describe('a rating', () => {
  const values = fc.record(
    Object.fromEntries(
      ['Likelihood', ...RISK_AXES].flatMap((name) => [
        [`inherent${name}`, fc.option(step, { nil: null })],
        [`residual${name}`, fc.option(step, { nil: null })],
      ]),
    ) as Record<string, fc.Arbitrary<number | null>>,
  );

  test('takes the worst axis, and there is none without likelihood or any axis', () => {
    fc.assert(
      fc.property(values, (given: Values) => {
        const worst = Math.max(0, ...RISK_AXES.map((axis) => Number(given[`inherent${axis}`] ?? 0)));
        const likelihood = Number(given['inherentLikelihood'] ?? 0);
        const rating = ratingOf(matrix, given, 'inherent');
        if (worst === 0 || likelihood === 0) expect(rating).toBeNull();
        else expect(rating).toMatchObject({ likelihood, severity: worst, score: likelihood * worst });
      }),
    );
  });

  test('today is the one with the measures, else the one without', () => {
    const inherent = { inherentLikelihood: 4, inherentShip: 4 };
    expect(presentRating(matrix, inherent)).toMatchObject({ score: 16, level: 'extreme', axis: 'Ship' });
    expect(presentRating(matrix, { ...inherent, residualLikelihood: 2, residualData: 3 })).toMatchObject({
      score: 6,
      level: 'medium',
      axis: 'Data',
    });
    expect(presentRating(matrix, {})).toBeNull();
  });

  test('the guidelines’ model grows with each of its parts and stays within 1 to 5', () => {
    const of = (c: number, o: number, i: number, v: number) =>
      guidelineLikelihood({ threatCapability: c, threatOpportunity: o, threatIntent: i, vulnerabilityLevel: v });
    fc.assert(
      fc.property(step, step, step, step, (c, o, i, v) => {
        const here = of(c, o, i, v) ?? 0;
        expect([1, 2, 3, 4, 5]).toContain(here);
        expect(of(Math.min(5, c + 1), o, i, v)).toBeGreaterThanOrEqual(here);
        expect(of(c, o, i, Math.min(5, v + 1))).toBeGreaterThanOrEqual(here);
      }),
    );
    expect(of(5, 5, 5, 5)).toBe(5);
    expect(of(1, 1, 1, 1)).toBe(1);
    expect(guidelineLikelihood({ threatCapability: 3 })).toBeNull();
  });

  test('each rated risk stands in one cell of the heat map, the others are named', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 12 }), (all) => {
        const risks = all.map((each, at) => ({ id: `risk.${at}`, values: each as Values }));
        const { rows, unrated } = heatMap(matrix, risks, 'residual');
        const placed = rows.flat().flatMap((cell) => cell.risks);
        expect([...placed, ...unrated].sort()).toEqual(risks.map(({ id }) => id).sort());
        for (const cell of rows.flat())
          for (const id of cell.risks)
            expect(ratingOf(matrix, risks.find((risk) => risk.id === id)?.values ?? {}, 'residual')).toMatchObject({
              score: cell.score,
              level: cell.level,
            });
      }),
    );
  });
});

describe('what stops if this stops', () => {
  const asset = (id: string, values: Values = {}): ImpactAsset => ({ id, title: id, values });
  const plant = [
    asset('ups', { rtoMin: 240 }),
    asset('switch', { dependsOn: ['ups'], rtoMin: 60, maxOutageMin: 480 }),
    asset('ecdis', { dependsOn: ['switch', 'gps'], maxOutageMin: 30 }),
    asset('gps', {}),
    asset('charts', { installedOn: 'ecdis' }),
    asset('mail', { dependsOn: ['switch'] }),
  ];

  test('names each thing once with the shortest way, its limit, and who is back too late', () => {
    expect(stopsWith('ups', plant)).toEqual([
      {
        asset: 'switch',
        depth: 1,
        through: 'ups',
        by: 'dependsOn',
        allowedMin: 480,
        backAfterMin: 240,
        isTooLate: false,
      },
      {
        asset: 'ecdis',
        depth: 2,
        through: 'switch',
        by: 'dependsOn',
        allowedMin: 30,
        backAfterMin: 240,
        isTooLate: true,
      },
      {
        asset: 'mail',
        depth: 2,
        through: 'switch',
        by: 'dependsOn',
        allowedMin: null,
        backAfterMin: 240,
        isTooLate: false,
      },
      {
        asset: 'charts',
        depth: 3,
        through: 'ecdis',
        by: 'installedOn',
        allowedMin: null,
        backAfterMin: 240,
        isTooLate: false,
      },
    ]);
    expect(stopsWith('charts', plant)).toEqual([]);
    expect(stopsWith('nobody', plant)).toEqual([]);
  });

  test('waits for the last of several ways, not for the shortest', () => {
    const net = [
      asset('power', { rtoMin: 10 }),
      asset('near', { dependsOn: ['power'], rtoMin: 20 }),
      asset('slow', { dependsOn: ['power'], rtoMin: 900 }),
      asset('radar', { dependsOn: ['near', 'slow'], maxOutageMin: 60 }),
      asset('behind', { dependsOn: ['radar', 'power'], maxOutageMin: 60 }),
    ];
    const late = stopsWith('power', net).filter(({ isTooLate }) => isTooLate);
    expect(late).toMatchObject([
      { asset: 'behind', depth: 1, through: 'power', backAfterMin: 900 },
      { asset: 'radar', depth: 2, through: 'near', backAfterMin: 900 },
    ]);
  });

  const graph = fc
    .integer({ min: 1, max: 9 })
    .chain((size) =>
      fc.array(fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 4 }), { minLength: size, maxLength: size }),
    )
    .map((edges) =>
      edges.map((needs, at) => asset(`a${at}`, { dependsOn: [...new Set(needs)].map((need) => `a${need}`) })),
    );

  test('is what can be reached backwards, whatever circles there are', () => {
    fc.assert(
      fc.property(graph, (assets) => {
        const reached = new Set(['a0']);
        for (let round = 0; round < assets.length; round++)
          for (const each of assets) if (needsOf(each).some((need) => reached.has(need.asset))) reached.add(each.id);
        const stops = stopsWith('a0', assets);
        expect(stops.map((stop) => stop.asset).sort()).toEqual([...reached].filter((id) => id !== 'a0').sort());
        for (const stop of stops) {
          const there = assets.find(({ id }) => id === stop.asset);
          expect(there && needsOf(there).some((need) => need.asset === stop.through)).toBe(true);
        }
      }),
    );
  });

  test('is back with the slowest of all that it waits for, walked the other way round', () => {
    fc.assert(
      fc.property(
        graph,
        fc.array(fc.option(fc.nat(50), { nil: null }), { minLength: 9, maxLength: 9 }),
        (all, targets) => {
          const assets = all.map((each, at) => asset(each.id, { ...each.values, rtoMin: targets[at] ?? null }));
          const stops = stopsWith('a0', assets);
          const away = new Set(['a0', ...stops.map((stop) => stop.asset)]);
          for (const stop of stops) {
            const waits = new Set<string>();
            const open = [stop.asset];
            for (let at = open.pop(); at !== undefined; at = open.pop())
              for (const need of at === 'a0' ? [] : needsOf(assets.find(({ id }) => id === at) ?? asset('none')))
                if (away.has(need.asset) && !waits.has(need.asset)) {
                  waits.add(need.asset);
                  open.push(need.asset);
                }
            const times = assets.flatMap(({ id, values: { rtoMin } }) =>
              waits.has(id) && typeof rtoMin === 'number' ? [rtoMin] : [],
            );
            expect(stop.backAfterMin).toBe(times.length === 0 ? null : Math.max(...times));
          }
        },
      ),
    );
  });

  test('circles are found where there are any and only there', () => {
    fc.assert(
      fc.property(graph, (assets) => {
        const circles = circlesIn(assets);
        for (const circle of circles)
          circle.forEach((id, at) => {
            const next = circle[(at + 1) % circle.length];
            const here = assets.find((each) => each.id === id);
            expect(here && needsOf(here).map((need) => need.asset)).toContain(next);
          });
        const inCircle = assets.some(({ id }) => {
          const reached = new Set<string>();
          const open = [id];
          for (let at = open.pop(); at !== undefined; at = open.pop())
            for (const each of assets)
              if (needsOf(each).some((need) => need.asset === at) && !reached.has(each.id)) {
                reached.add(each.id);
                open.push(each.id);
              }
          return reached.has(id);
        });
        expect(circles.length > 0).toBe(inCircle);
      }),
    );
  });
});
