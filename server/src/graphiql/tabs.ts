import { deedTabs } from './deeds.ts';
import { judgementTabs } from './judgements.ts';
import { sourceTabs } from './sources.ts';
import { comment, type Tab } from './tab.ts';
import { wordTabs } from './words.ts';

/** What the first tab says where the API takes a token. */
export const howToGiveToken = comment(
  'This server wants to know who asks. Put your token under "Headers" below, after "Bearer ", in each tab that you use; then press the round arrows on the left, so that the documentation is fetched with it.',
);

/** The questions of docs/questions.md, answered from the worked example and from whatever else is recorded. */
export const tabs: readonly Tab[] = [...wordTabs, ...deedTabs, ...judgementTabs, ...sourceTabs];
