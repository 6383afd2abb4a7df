// The package ships no types

declare module 'edtf' {
  /** Parses EDTF; `min` and `max` are milliseconds since 1970. Throws where the text is no EDTF. */
  export default function edtf(text: string): { type: string; min: number; max: number };
}
