/** A Markdown table that is also plain text: columns in line, words to the left and figures to the right. */
export const markdownTable = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  isWord: (column: number) => boolean,
): string => {
  const lines = [headings, ...rows];
  const widths = headings.map((_heading, at) => Math.max(...lines.map((line) => line[at]!.length)));
  const pad = (cell: string, at: number) =>
    isWord(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!);
  const rule = widths.map((width, at) =>
    isWord(at) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const [head, ...others] = lines.map((line) => line.map(pad));
  return [head!, rule, ...others].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
