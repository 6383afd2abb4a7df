import { Voice } from '../actor/enums.ts';
import { actorFilter } from '../actor/filter.ts';
import { codingFilter } from '../coding/filter.ts';
import { cooperationAreaFilter } from '../cooperation/filter.ts';
import { citationFilter, documentFilter } from '../document/filter.ts';
import { defineFilter, type Filter, filters } from '../list/filter.ts';
import type { Where } from '../read/arguments.ts';
import { Marking } from '../recorded.ts';
import { relationshipFilter } from '../relationship/filter.ts';
import { Credibility, Directness, SpeechAct } from './enums.ts';

/** Only what others say that the speaker said, or what came through someone else. */
const secondHand: Where = {
  OR: [{ directness: { in: ['PARAPHRASE', 'HEARSAY'] } }, { attributions: { some: { retractedAt: null } } }],
};

export const statementFilter: Filter = defineFilter('Statement', 'statements', () => ({
  id: filters.id('Statement', 'The statement itself.'),
  speaker: filters.one('speaker', () => actorFilter, 'Who speaks.'),
  onBehalfOf: filters.one('onBehalfOf', () => actorFilter, 'On whose behalf; null: only those without.'),
  addressee: filters.one('addressee', () => actorFilter, 'To whom; null: only those without.'),
  side: filters.one(
    'side',
    () => actorFilter,
    'The party that the speaker represents on that day; null: third parties.',
  ),
  voice: filters.enumeration(Voice as never, 'voice', 'With which authority.'),
  saidOn: filters.edtf('saidOn', 'When it was said.'),
  relationship: filters.one(
    'relationship',
    () => relationshipFilter,
    'About which relationship; null: about none.',
  ),
  area: filters.some('Statement', 'areas', () => cooperationAreaFilter, 'About an area.', 'area'),
  document: filters.one('document', () => documentFilter, 'In which document.'),
  citation: filters.one(
    'citation',
    () => citationFilter,
    'The citation that the document gives for it; null: none.',
  ),
  directness: filters.enumeration(Directness as never, 'directness', 'How directly the words reach us.'),
  secondHand: filters.flag(
    'True: only what reaches us through others. False: only what does not.',
    (wanted) => (wanted ? secondHand : { NOT: secondHand }),
  ),
  speechAct: filters.enumeration(SpeechAct as never, 'speechAct', 'What it does.'),
  credibility: filters.enumeration(Credibility as never, 'credibility', 'How credible it is.'),
  codings: filters.some('Statement', 'codings', () => codingFilter, 'One of its codings.'),
  marking: filters.enumeration(Marking as never, 'marking', 'How far it may be passed on.'),
  recordedAt: filters.moment('recordedAt', 'When it was recorded.'),
  search: filters.search('Words of the quote, its translation, the paraphrase or the occasion.'),
}));
