/**
 * The trades of the invented registry: what LSU/LPU projects really had people do. Shares are rough weights, shaped on
 * the programme's own description of its sectors (environment, services to persons, cultural heritage, rural development).
 */
export interface Trade {
  /** ISCO-08. */
  readonly occupation: string;
  /** ATECO 2025. */
  readonly sector: string;
  /** Answer key of the sector. */
  readonly field: string;
  readonly share: number;
  /** Share of women among those who do it. */
  readonly women: number;
  /** Does the work of a public project, or only of companies? */
  readonly publicWork: boolean;
  /** Occupations people come from or go to. */
  readonly beside: readonly string[];
  readonly licences: readonly string[];
  readonly tasks: readonly string[];
}

/** One trade a line, in the order of the fields above. */
const TABLE = `
9613 | 38.11 | environment | 15 | 0.18 | yes | 9611 9112 9622 | B | Spazzamento manuale delle strade del centro; Pulizia di piazze e mercati; Svuotamento dei cestini e diserbo dei marciapiedi
9611 | 38.11 | environment | 8 | 0.12 | yes | 9613 9612 8332 | B C | Raccolta porta a porta; Raccolta differenziata e isola ecologica
9112 | 81.21 | business_services | 13 | 0.82 | yes | 9111 9412 5151 |  | Pulizia di aule e corridoi; Pulizia degli uffici comunali; Sanificazione dei servizi igienici
9214 | 81.30 | environment | 10 | 0.14 | yes | 6113 9613 9215 | B chainsaw | Sfalcio delle aiuole; Potatura delle siepi e raccolta del verde; Cura dei giardini pubblici
6113 | 81.30 | environment | 3 | 0.15 | yes | 9214 6210 | B phytosanitary | Messa a dimora e potatura; Impianti di irrigazione dei giardini comunali
9215 | 02.40 | rural_development | 5 | 0.08 | yes | 6210 9214 | B chainsaw | Pulizia del sottobosco e dei sentieri; Prevenzione degli incendi boschivi
6210 | 02.20 | rural_development | 2 | 0.05 | yes | 9215 9214 | B chainsaw tractor | Taglio ed esbosco; Cura dei rimboschimenti
9312 | 42.11 | construction | 5 | 0.03 | yes | 9313 7112 | B | Manutenzione delle strade comunali; Ripristino di buche e cunette
7112 | 41.00 | construction | 3 | 0.02 | yes | 9313 9312 7131 | B | Piccola manutenzione degli edifici scolastici; Muratura e intonaci
9313 | 41.00 | construction | 4 | 0.02 | yes | 7112 9312 | B | Aiuto in cantiere; Trasporto di materiali e demolizioni
7131 | 43.34 | construction | 2 | 0.06 | yes | 7112 9313 | B | Tinteggiatura di aule e uffici
7126 | 43.22 | construction | 1 | 0.01 | yes | 9313 7411 | B | Riparazioni idrauliche negli edifici comunali
7411 | 43.21 | construction | 1 | 0.02 | yes | 9313 7126 | B first_aid | Manutenzione degli impianti e della pubblica illuminazione
5153 | 84.11 | public_administration | 6 | 0.38 | yes | 9629 4226 9112 |  | Custodia e apertura di edifici comunali; Portineria delle scuole
9629 | 91.21 | cultural_heritage | 3 | 0.5 | yes | 5153 4226 5113 |  | Vigilanza nelle sale del museo; Accoglienza dei visitatori
4411 | 91.11 | cultural_heritage | 2 | 0.68 | yes | 4415 4110 |  | Prestito e riordino della biblioteca comunale; Catalogazione dei volumi
4415 | 91.12 | cultural_heritage | 2 | 0.55 | yes | 4411 4110 4132 |  | Riordino dell’archivio storico; Archiviazione di pratiche edilizie
4110 | 84.11 | public_administration | 7 | 0.66 | yes | 4132 4226 4415 |  | Protocollo e sportello al pubblico; Supporto all’ufficio anagrafe; Pratiche dell’ufficio tributi
4132 | 84.11 | public_administration | 2 | 0.6 | yes | 4110 4415 |  | Immissione dei dati catastali; Digitalizzazione di schede cartacee
4226 | 82.20 | business_services | 1 | 0.74 | yes | 4110 5153 |  | Centralino e prima accoglienza
5322 | 88.10 | personal_services | 6 | 0.88 | yes | 5321 5312 9111 | B oss | Assistenza domiciliare agli anziani; Accompagnamento a visite e spesa
5321 | 87.30 | personal_services | 2 | 0.84 | yes | 5322 | oss | Assistenza in casa di riposo
5312 | 85.10 | personal_services | 3 | 0.92 | yes | 5311 5322 |  | Assistenza agli alunni con disabilità; Sorveglianza sullo scuolabus
5311 | 88.91 | personal_services | 2 | 0.96 | yes | 5312 |  | Aiuto in asilo nido
9412 | 56.22 | personal_services | 4 | 0.86 | yes | 5120 9112 | haccp | Sporzionamento in mensa scolastica; Lavaggio stoviglie e pulizia della cucina
5120 | 56.11 | trade_tourism | 2 | 0.55 | no | 9412 5131 | haccp | Preparazione dei pasti
5131 | 56.11 | trade_tourism | 2 | 0.56 | no | 9412 5120 | haccp | Servizio ai tavoli
9111 | 97.00 | personal_services | 4 | 0.95 | no | 9112 5322 |  | Pulizie in casa
8332 | 49.41 | transport_logistics | 2 | 0.03 | no | 8322 9611 | B C CE CQC | Trasporto di merci e materiali
8322 | 49.39 | transport_logistics | 2 | 0.06 | yes | 8332 9333 | B D CQC | Trasporto di persone; Guida dello scuolabus
9333 | 52.10 | transport_logistics | 3 | 0.12 | no | 4321 9329 | B forklift | Carico e scarico in magazzino
4321 | 52.10 | transport_logistics | 1 | 0.24 | no | 9333 | B forklift | Gestione delle scorte
9329 | 10.39 | manufacturing | 3 | 0.42 | no | 8160 9333 |  | Confezionamento e fine linea
5223 | 47.11 | trade_tourism | 3 | 0.68 | no | 5230 4226 |  | Vendita e rifornimento degli scaffali
5414 | 80.01 | business_services | 2 | 0.14 | yes | 5153 9629 | B fire_safety | Vigilanza di edifici e parcheggi
5163 | 96.30 | environment | 1 | 0.05 | yes | 9313 9214 | B | Inumazioni e cura dei viali del cimitero
5113 | 79.90 | trade_tourism | 1 | 0.62 | yes | 9629 4226 |  | Visite guidate e informazioni turistiche
9211 | 01.13 | rural_development | 4 | 0.4 | no | 9214 9329 | tractor | Raccolta e cura delle colture
`;

const words = (cell: string): string[] => (cell === '' ? [] : cell.split(' '));

const tradeOfLine = (line: string): Trade => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [occupation = '', sector = '', field = '', share, women, publicWork] = cells;
  const [beside = '', licences = '', tasks = ''] = cells.slice(6);
  return {
    occupation,
    sector,
    field,
    share: Number(share),
    women: Number(women),
    publicWork: publicWork === 'yes',
    beside: words(beside),
    licences: words(licences),
    tasks: tasks.split('; '),
  };
};

export const TRADES: readonly Trade[] = TABLE.trim().split('\n').map(tradeOfLine);

const byOccupation = new Map(TRADES.map((each) => [each.occupation, each]));

/** The trade of an occupation, where the invented registry has one. */
export const tradeOf = (occupation: string): Trade | undefined => byOccupation.get(occupation);
