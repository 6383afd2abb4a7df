import { parse as parseLanguageTag } from 'bcp-47';
import { GraphQLError, type GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { DateTimeResolver, JSONResolver, LocalDateResolver, URLResolver } from 'graphql-scalars';
import { builder } from './builder.ts';
import { countries } from './countries.ts';
import { parseEdtf } from './date/edtf.ts';

function invalid(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'INVALID_INPUT' } });
}

function literal(node: ValueNode): unknown {
  return node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT
    ? node.value
    : undefined;
}

/** A scalar that is a string with a rule. `check` gives the value or throws a RangeError that says what is wrong. */
function textScalar(name: string, description: string, check: (text: string) => string) {
  const parseValue = (value: unknown) => {
    try {
      if (typeof value !== 'string') throw invalid(`A ${name} is written as a string.`);
      return check(value);
    } catch (error) {
      if (error instanceof RangeError) throw invalid(error.message);
      throw error;
    }
  };
  return {
    name,
    description,
    serialize: String,
    parseValue,
    parseLiteral: (node: ValueNode) => parseValue(literal(node)),
  };
}

function scalar(name: never, options: ReturnType<typeof textScalar>) {
  builder.scalarType(name, options as never);
}

scalar(
  'EDTFDate' as never,
  textScalar(
    'EDTFDate',
    'A date as exact as its source, in EDTF (ISO 8601-2, levels 0 and 1): `2019`, `2019-10`, `2019-10-03`, `2019-10~` (about), `201X` (some year of the decade), `2019-06/2019-10`, `../2019-10` (at any time up to then).',
    (text) => parseEdtf(text).text,
  ),
);

scalar(
  'LanguageTag' as never,
  textScalar('LanguageTag', 'A language as a BCP 47 tag, such as `ru`, `zh-Hans` or `en-GB`.', (text) => {
    if (!parseLanguageTag(text).language)
      throw new RangeError(`"${text}" is no BCP 47 language tag, such as ru or zh-Hans.`);
    return text;
  }),
);

scalar(
  'CountryCode' as never,
  textScalar('CountryCode', 'A country as three letters of ISO 3166-1, such as `RUS` or `CHN`.', (text) => {
    if (!countries.alpha3ToAlpha2(text))
      throw new RangeError(`"${text}" is no ISO 3166-1 alpha-3 code, such as RUS or CHN.`);
    return text;
  }),
);

const checkProbability = (value: unknown) => {
  const number = Number(value);
  if (!(number >= 0 && number <= 1)) throw invalid('A probability lies between 0 and 1.');
  return number;
};
builder.scalarType('Probability', {
  description: 'A probability between 0 and 1.',
  serialize: Number,
  parseValue: (value) => checkProbability(typeof value === 'number' ? value : Number.NaN),
  parseLiteral: (node) =>
    checkProbability(node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : Number.NaN),
});

/** A scalar of graphql-scalars under our description. */
function adopt(name: 'DateTime' | 'Date' | 'URL' | 'JSON', resolver: GraphQLScalarType, description: string) {
  const coded =
    <T extends unknown[]>(parse: (...args: T) => unknown) =>
    (...args: T) => {
      try {
        return parse(...args);
      } catch (error) {
        throw invalid(error instanceof Error ? error.message : String(error));
      }
    };
  builder.scalarType(name, {
    description,
    serialize: resolver.serialize as never,
    parseValue: coded(resolver.parseValue) as never,
    parseLiteral: coded(resolver.parseLiteral) as never,
  });
}

adopt('DateTime', DateTimeResolver, 'A moment in UTC as RFC 3339, such as `2019-10-03T12:00:00Z`.');
adopt('Date', LocalDateResolver, 'A day of the calendar, such as `2019-10-03`.');
adopt('URL', URLResolver, 'An absolute URL.');
adopt('JSON', JSONResolver, 'Any JSON value.');
