/** What a message says to people is no rule: a text with a space in it stays as it is. */

const textsOf = (node) =>
  node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw) : [node.value];

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: {
      shouldIgnore({ node }) {
        const isText = node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
        return isText && textsOf(node).some((text) => text.includes(' '))
          ? 'A sentence is no rule.'
          : undefined;
      },
    },
  },
];
