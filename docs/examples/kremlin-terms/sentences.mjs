const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const codePoints = (text) => [...text].length;

/** The sentences of a text without the blanks around them; `start` and `end` count code points, as anchors do. */
export function* sentencesOf(text) {
  let start = 0;
  for (const { segment } of segmenter.segment(text)) {
    const words = segment.trim();
    const from = start + codePoints(segment.slice(0, segment.indexOf(words)));
    if (words) yield { words, start: from, end: from + codePoints(words) };
    start += codePoints(segment);
  }
}
