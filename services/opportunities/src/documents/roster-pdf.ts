import { createRequire } from 'node:module';
import { messageOf, wordOf } from '@rosa/domain';
import Pdf from 'pdfkit';
import type { RosterSheet, SheetPerson } from '../application/roster-sheet.js';
import { COLUMNS } from './columns.js';

const require = createRequire(import.meta.url);

/** Names are written in every Latin, Greek and Cyrillic letter, which the fonts every reader has lack. */
const FONT = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

/** Points. */
const MARGIN = 50;
const INDENT = 130;
const INK = '#17324d';
/** Light enough to read through, dark enough to survive a photocopy. */
const WATERMARK = '#dfe4ea';

type Doc = InstanceType<typeof Pdf>;

/** Adds a tagged part, so that a screen reader knows what it is. */
const add = (doc: Doc, kind: string, draw: () => void): void => {
  doc.addStructure(doc.struct(kind, {}, draw));
};

/** Across the page three times, as large as fits on one line. */
const watermark = (doc: Doc, text: string): void => {
  const { width, height } = doc.page;
  doc.font(BOLD, 10).fillColor(WATERMARK);
  const size = Math.min(26, (10 * width) / doc.widthOfString(text));
  doc.fontSize(size);
  const left = (width - doc.widthOfString(text)) / 2;
  doc.markContent('Artifact', { type: 'Page' });
  doc.save().rotate(-35, { origin: [width / 2, height / 2] });
  for (const down of [-220, 0, 220]) {
    doc.text(text, left, height / 2 + down, { lineBreak: false });
  }
  doc.restore();
  doc.endMarkedContent();
};

/** Drawn at the end, when the number of pages is known. */
const footers = (doc: Doc, { lang }: RosterSheet): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const { width, height, margins } = doc.page;
    // Text below the bottom margin would begin a new page.
    margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font(FONT, 8).fillColor(INK);
    const text = `${wordOf(lang, 'sheet.rosterUse')}  ${messageOf(lang, 'sheet.page', { page: page + 1, pages: count })}`;
    doc.text(text, MARGIN, height - 35, { width: width - 2 * MARGIN, align: 'center' });
    doc.endMarkedContent();
  }
};

const heading = (doc: Doc, sheet: RosterSheet): void => {
  const { lang, company, opportunity, occupation, workplace, givenOn, expiresOn } = sheet;
  const lines = [
    messageOf(lang, 'sheet.rosterFor', { company, opportunity }),
    messageOf(lang, 'sheet.rosterWork', { occupation: occupation || null, workplace }),
    messageOf(lang, 'sheet.rosterDays', { givenOn, expiresOn }),
  ];
  add(doc, 'H1', () => doc.font(BOLD, 18).fillColor(INK).text(wordOf(lang, 'sheet.roster')));
  for (const line of lines) add(doc, 'P', () => doc.font(FONT, 10).text(line));
  doc.moveDown();
};

const field = (doc: Doc, label: string, lines: readonly string[]): void => {
  const width = doc.page.width - 2 * MARGIN - INDENT;
  const text = lines.join('\n');
  doc.font(FONT, 9);
  if (doc.y + doc.heightOfString(text, { width }) > doc.page.height - MARGIN - 20) doc.addPage();
  const top = doc.y;
  add(doc, 'P', () => {
    doc.font(BOLD, 9).fillColor(INK).text(label, MARGIN, top, { width: INDENT });
    doc
      .font(FONT, 9)
      .fillColor('black')
      .text(text, MARGIN + INDENT, top, { width });
  });
  doc.x = MARGIN;
};

const personPart = (doc: Doc, { lang }: RosterSheet, person: SheetPerson): void => {
  doc.moveDown();
  if (doc.y > doc.page.height - 150) doc.addPage();
  add(doc, 'H2', () => doc.font(BOLD, 12).fillColor(INK).text(person.name, MARGIN));
  for (const column of COLUMNS) {
    const value = person[column];
    const lines = typeof value === 'string' ? [value] : value;
    if (column !== 'name' && lines.join('') !== '') {
      field(doc, wordOf(lang, `sheet.${column}`), lines);
    }
  }
};

/** A roster on A4 paper: tagged, its watermark saying for whom and until when on every page; chunks of the file. */
export const rosterPdf = (sheet: RosterSheet): AsyncIterable<Buffer> => {
  const { lang, company, expiresOn } = sheet;
  const doc = new Pdf({
    size: 'A4',
    margin: MARGIN,
    font: FONT,
    lang: lang === 'it' ? 'it-IT' : 'en-GB',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: wordOf(lang, 'sheet.roster') },
  });
  const mark = messageOf(lang, 'sheet.rosterWatermark', { company, expiresOn });
  doc.on('pageAdded', () => {
    watermark(doc, mark);
    doc.x = MARGIN;
    doc.y = MARGIN;
  });
  doc.addPage();
  heading(doc, sheet);
  for (const person of sheet.people) personPart(doc, sheet, person);
  footers(doc, sheet);
  doc.end();
  return doc as unknown as AsyncIterable<Buffer>;
};
