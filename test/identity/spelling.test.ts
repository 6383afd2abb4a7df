import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deletions, latin, oneLetterApart, skeleton } from '../../server/src/identity/spelling.ts';

test.each([
  ['Dmitry', 'Dmitri', 'Dmitriy', 'Дмитрий'],
  ['Sergei', 'Sergey', 'Sergej', 'Сергей'],
  ['Yevgeny', 'Evgeny', 'Evgeniy', 'Евгений'],
  ['Alexei', 'Aleksey', 'Alexey', 'Алексей'],
  ['Alexander', 'Aleksandr', 'Александр'],
  ['Zhirinovsky', 'Zhirinovskii', 'Zhirinovskiy', 'Жириновский'],
  ['Mikhail', 'Mihail', 'Михаил'],
  ['Yury', 'Yuri', 'Iurii', 'Юрий'],
  ['Fyodor', 'Fedor', 'Фёдор'],
  ['Solovyov', 'Soloviev', 'Solovyev', 'Соловьёв'],
  ['Medvedev', 'Медведев'],
  ['Khrushchev', 'Khrushchov', 'Хрущёв'],
  ['Matviyenko', 'Matvienko', 'Матвиенко'],
  ['Mohammed', 'Muhammad', 'Mohamed'],
  ['Niinistö', 'Niinisto'],
])('%s is the same in every spelling', (first, ...others) => {
  expect(others.map(skeleton)).toEqual(others.map(() => skeleton(first)));
});

test('different names stay different', () => {
  const names = [
    'Putin',
    'Huainaputina',
    'Medvedev',
    'Medvedchuk',
    'Ivanov',
    'Ivanova',
    'Maria',
    'Marina',
    'Sergei',
    'Sergio',
  ];
  expect(new Set(names.map(skeleton)).size).toBe(names.length);
});

test('Chinese characters are a surname and a given name', () => {
  expect(latin('王毅')).toBe('Wang Yi');
  expect(latin('欧阳修')).toBe('Ouyang Xiu');
});

test('a skeleton is its own skeleton, whatever the word', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (word) => {
      expect(skeleton(skeleton(word))).toBe(skeleton(word));
    }),
  );
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

test('one letter apart is added, left out, replaced or moved by one place', () => {
  expect(oneLetterApart('vladimir', 'ladimir')).toBe(true);
  expect(oneLetterApart('vladimir', 'vladmir')).toBe(true);
  expect(oneLetterApart('vladimir', 'vlaidmir')).toBe(true);
  expect(oneLetterApart('markel', 'merkel')).toBe(true);
  expect(oneLetterApart('putin', 'putin')).toBe(false);
  expect(oneLetterApart('mironov', 'morozov')).toBe(false);
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      expect(oneLetterApart(one, other)).toBe(variants(one).has(other) && one !== other);
      expect(oneLetterApart(one, other)).toBe(oneLetterApart(other, one));
    }),
  );
});

/** Every word that one slip makes of a word, as an oracle. */
function variants(word: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail) found.add(head + tail.slice(1));
    if (tail.length > 1) found.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const letter of 'abc') {
      found.add(head + letter + tail);
      if (tail) found.add(head + letter + tail.slice(1));
    }
  }
  return found;
}

test('words one letter apart have a deletion in common', () => {
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      fc.pre(oneLetterApart(one, other));
      const rest = new Set(deletions(one));
      expect(deletions(other).some((word) => rest.has(word))).toBe(true);
    }),
  );
});
