export const buckets = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type Bucket = (typeof buckets)[number];

/** The first day of the period in which both ends of a date lie; NULL where they lie in two: nothing is rounded to a period it did not say. */
export function periodSql(bucket: Bucket): string {
  const begin = (column: string) => `date_trunc('${bucket.toLowerCase()}', ${column}::timestamp)::date`;
  return `CASE WHEN ${begin('first')} = ${begin('last')} THEN ${begin('first')} END`;
}

/** A period by its first day, as EDTF text: "2019", "2019-10", "2019-10/2019-12". */
export function periodText(bucket: Bucket, firstDay: string): string {
  const month = firstDay.slice(0, 7);
  if (bucket === 'YEAR') return firstDay.slice(0, 4);
  return bucket === 'MONTH' ? month : `${month}/${lastMonthOfQuarter(month)}`;
}

function lastMonthOfQuarter(month: string): string {
  return `${month.slice(0, 5)}${String(Number(month.slice(5)) + 2).padStart(2, '0')}`;
}
