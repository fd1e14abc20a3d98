import { attachmentCommands } from './commands/attachments.ts';
import { confidentialCommands } from './commands/confidential-reports.ts';
import { decisionCommands } from './commands/decisions.ts';
import { exchangeFileCommands } from './commands/exchange-files.ts';
import { linkCommands } from './commands/link.ts';
import { peopleCommands } from './commands/people.ts';
import { proofCommands } from './commands/proof.ts';
import { queryCommands } from './commands/queries.ts';
import { recordCommands } from './commands/records.ts';
import { sealedDraftCommands } from './commands/sealed-drafts.ts';
import { setUpCommands } from './commands/set-up.ts';
import { shipMessageCommands } from './commands/ship-messages.ts';
import { shoreCommands } from './commands/shore.ts';
import type { Engine } from './engine-contract.ts';
import type { EngineHost } from './host.ts';
import { lifeCommands } from './opening.ts';
import { engineState } from './shown.ts';
import { Tab } from './tab.ts';

/** Everything behind the pages, for one tab. Runs in a worker; in tests in the same thread. */
export function openEngine(host: EngineHost): Engine {
  const tab = new Tab(host, engineState);
  return {
    ...lifeCommands(tab),
    ...setUpCommands(tab),
    ...shoreCommands(tab),
    ...peopleCommands(tab),
    ...recordCommands(tab),
    ...decisionCommands(tab),
    ...queryCommands(tab),
    ...proofCommands(tab),
    ...linkCommands(tab),
    ...exchangeFileCommands(tab),
    ...shipMessageCommands(tab),
    ...attachmentCommands(tab),
    ...confidentialCommands(tab),
    ...sealedDraftCommands(tab),
  };
}
