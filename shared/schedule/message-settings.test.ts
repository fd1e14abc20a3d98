import { expect, test } from 'vitest';
import raw from '#resources/links/profiles.json' with { type: 'json' };
import { dueOverrides } from '#shared/domain/due/due-overrides.ts';
import { readLinkProfiles } from './link-profile.ts';
import { settingsOfMessage } from './message-settings.ts';
import { readPolicy, rulesOf } from './policy.ts';

const profiles = readLinkProfiles(raw);

test('what a policy carries is what the scheduler of the ship reads', () => {
  const settings = { 'sync.linkBudgets': { iridium: 500 }, 'sync.linkLanes': { iridium: ['urgent'] } };
  const made = settingsOfMessage('policy', { settings });
  const { policy, wrong } = readPolicy(made.ok ? made.value : {});
  expect(wrong).toEqual([]);
  if (!profiles.ok) throw new Error('profiles');
  expect(rulesOf(profiles.value, policy, 'iridium')).toMatchObject({ budget: { dayKb: 500 }, lanes: ['urgent'] });
});

test('what a rule update carries moves due dates', () => {
  const made = settingsOfMessage('ruleUpdate', { settings: { 'policy.drillEveryDays': 60 } });
  const policy = Object.entries(made.ok ? made.value : {}).map(([key, value]) => [key.replace('policy.', ''), value]);
  expect(dueOverrides(Object.fromEntries(policy))).toEqual({ DU6: 'P60D' });
});

test('a message of another kind sets nothing, whatever it carries', () => {
  for (const kind of ['reply', 'task', 'drillOrder', 'scenario', 'advisoryBundle', 'unheardOf'])
    expect(settingsOfMessage(kind, { settings: { 'sync.linkBudgets': { iridium: 1 } } })).toEqual({
      ok: true,
      value: {},
    });
});

test('what no ship could use is refused with the key, all of it', () => {
  const wrong: readonly [string, unknown, string][] = [
    ['policy', null, 'settings'],
    ['policy', { settings: {} }, 'settings'],
    ['policy', { settings: { 'policy.drillEveryDays': 1 } }, 'policy.drillEveryDays'],
    ['policy', { settings: { 'sync.linkBudgets': { iridium: -1 } } }, 'sync.linkBudgets'],
    ['policy', { settings: { __proto__: null, constructor: {} } }, 'constructor'],
    ['ruleUpdate', { settings: {} }, 'settings'],
    ['ruleUpdate', { settings: { 'policy.drillEveryDays': 0.5 } }, 'policy.drillEveryDays'],
    ['ruleUpdate', { settings: { 'policy.riskMatrix': 4 } }, 'policy.riskMatrix'],
  ];
  for (const [kind, payload, field] of wrong)
    expect(settingsOfMessage(kind, payload), field).toMatchObject({ ok: false, error: { params: { field } } });
});
