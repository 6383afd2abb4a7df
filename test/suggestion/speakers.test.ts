import { describe, expect, it } from 'vitest';
import { lines, said } from './said.ts';

const named = 'Foreign Minister Li Wei met Viktor Sablin.';

describe('the speaker', () => {
  it.each([
    ['before the words', 'Foreign Minister Li Wei said: “We agree.”', 'Li Wei: We agree.'],
    ['after them', '“We agree,” said Foreign Minister Li Wei.', 'Li Wei: We agree'],
    ['after them, before the verb', '“We agree,” Foreign Minister Li Wei said in Minsk.', 'Li Wei: We agree'],
    [
      'before an apposition',
      'Li Wei, a scholar at Fudan University, writes that it is “too late”.',
      'Li Wei: too late',
    ],
    ['after a post', 'The trade minister, Li Wei, called it “a gift”.', 'Li Wei: a gift'],
    ['in the middle', 'The ties are “solid,” Li Wei says, and will last.', 'Li Wei: solid'],
    ['as a source', 'According to Li Wei, the ties are “solid”.', 'Li Wei: solid'],
    ['as one who is quoted', 'TASS quoted Li Wei as saying that it was “too late”.', 'Li Wei: too late'],
    ['as one who was quoted', 'Li Wei was quoted by TASS as saying: “It is late.”', 'Li Wei: It is late.'],
    ['of remarks', 'Li Wei’s reference to “old debts” surprised them.', 'Li Wei: old debts'],
    ['of a participle', 'Li Wei rejected the idea, calling it “a trap”.', 'Li Wei: a trap'],
    ['of a second verb', 'Li Wei stood up and said, “We agree.”', 'Li Wei: We agree.'],
    [
      'of comments',
      'The comments of General Li Wei, that it was “too late”, surprised them.',
      'Li Wei: too late',
    ],
    ['after a post with its place', '“We agree,” said the head of the plant Li Wei.', 'Li Wei: We agree'],
    ['before the post', 'Li Wei, the minister, was blunter: “We agree.”', 'Li Wei: We agree.'],
    [
      'of the clause that the words are built into',
      'Li Wei called it “a joke,” Boris Orlov said.',
      'Li Wei: a joke',
    ],
    ['of an outlet', '“The talks failed,” RIA Novosti reported.', 'RIA Novosti: The talks failed'],
    [
      'without a name',
      '“We agree,” a spokesman for the ministry said.',
      '[a spokesman for the ministry]: We agree',
    ],
    [
      'of a statement',
      'The ministry issued a statement: “We agree to talk.”',
      '[The ministry]: We agree to talk.',
    ],
  ])('stands %s', (_, text, line) => {
    expect(lines(text)).toEqual([line]);
  });

  it('of an interrupted quotation speaks in both parts', () => {
    expect(lines('“We agree,” Li Wei said, “and we will sign.”')).toEqual([
      'Li Wei: We agree',
      'Li Wei: and we will sign.',
    ]);
  });

  it('goes on in a sentence, and in a paragraph, that is a quotation alone', () => {
    expect(lines('“We agree,” Li Wei said. “We will sign soon.”\n\n“Nothing is left to do.”')).toEqual([
      'Li Wei: We agree',
      'Li Wei: We will sign soon.',
      'Li Wei: Nothing is left to do.',
    ]);
  });

  it('announced by a colon speaks in the next paragraph', () => {
    expect(lines('After the talks Li Wei told reporters:\n\n“We will sign soon.”')).toEqual([
      'Li Wei: We will sign soon.',
    ]);
  });

  it('of a turn in a transcript says "I"', () => {
    expect(lines('LI WEI: I told him: “Not yet, my friend.”')).toEqual(['LI WEI: Not yet, my friend.']);
  });

  it('is given in full where the text has given the full name before', () => {
    expect(said('Li Wei arrived. “We agree,” Li said.')).toMatchObject([
      { speaker: { mention: 'Li', name: 'Li Wei', resolution: 'NAMED' } },
    ]);
  });
});

describe('a pronoun', () => {
  it('leads to the only person who is named', () => {
    expect(said('Viktor Sablin arrived. “We agree,” he said.')).toMatchObject([
      { speaker: { mention: 'he', name: 'Viktor Sablin', resolution: 'RESOLVED' } },
    ]);
  });

  it('leads to the one of two whose gender it has', () => {
    expect(lines('Maria Ivanova met Viktor Sablin. “We agree,” she said. “We do,” he added.')).toEqual([
      'Maria Ivanova: We agree',
      'Viktor Sablin: We do',
    ]);
  });

  it('stays as it stands where nobody is named', () => {
    expect(said('“We agree,” he said.')).toMatchObject([
      { speaker: { mention: 'he', name: null, resolution: 'AS_IT_STANDS' } },
    ]);
  });

  it('leads to nobody who is named far before, or only later', () => {
    expect(lines('Viktor Sablin left.\n\nA.\n\nB.\n\nC.\n\n“We agree,” he said of Boris Orlov.')).toEqual([
      '[he]: We agree',
    ]);
  });

  it('leads to somebody without a name who is spoken of later than any other', () => {
    expect(lines('Viktor Sablin left. The driver shrugged. “Papers,” he said.')).toEqual([
      'The driver: Papers',
    ]);
  });

  it('leads to who spoke last rather than to whom he spoke of', () => {
    expect(lines('“We agree,” Viktor Sablin said of Boris Orlov. “We do,” he added.').at(-1)).toBe(
      'Viktor Sablin: We do',
    );
  });
});

describe('the title of the document', () => {
  it('tells the full name of whom the text names by a part of it', () => {
    const text = '“We agree,” Mr Sablin said. “We do,” the president added.';
    expect(lines(text, { title: 'President Viktor Sablin met Li Wei' })).toEqual([
      'Viktor Sablin: We agree',
      'Viktor Sablin: We do',
    ]);
    expect(lines(text)).toEqual(['Sablin: We agree', '[the president]: We do']);
  });
});

describe('a title', () => {
  it('leads to the person who was given it', () => {
    expect(lines(`${named} “We agree,” the minister said.`)).toEqual(['Li Wei: We agree']);
  });

  it('leads to a person of the same trade under another word', () => {
    expect(
      said(
        'Viktor Sablin, a scholar at the institute, doubts it. As the Russian analyst observes, “It is late.”',
      ),
    ).toMatchObject([
      { speaker: { mention: 'the Russian analyst', name: 'Viktor Sablin', resolution: 'RESOLVED' } },
    ]);
  });

  it('does not lead to a person of another nation', () => {
    expect(
      lines('Russian Foreign Minister Viktor Sablin left. “We agree,” the Chinese minister said.'),
    ).toEqual(['[the Chinese minister]: We agree']);
  });
});

describe('a paraphrase', () => {
  it('stands after "that", or before the clause', () => {
    const text = 'Li Wei said on Monday that trade had doubled. Prices will fall, he told reporters.';
    expect(said(text)).toMatchObject([
      { directness: 'PARAPHRASE', exact: 'trade had doubled', speaker: { name: 'Li Wei' } },
      { directness: 'PARAPHRASE', exact: 'Prices will fall', speaker: { name: 'Li Wei' } },
    ]);
  });

  it.each([
    'Li Wei did not say that trade had doubled.',
    'Li Wei could say that trade had doubled.',
    'It is said that trade has doubled.',
    'Li Wei stressed the problems that trade has met.',
    'According to Interfax, trade has doubled.',
    'Did Li Wei say that trade had doubled?',
  ])('is not found in "%s"', (text) => {
    expect(said(text)).toEqual([]);
  });
});
