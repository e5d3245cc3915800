/** What import and export say: why a file cannot be read, why a row is refused, how it went. */
export const transfer = {
  'transfer.deletedHere': 'il record con questo id è stato cancellato da questo archivio',
  'transfer.idOfAnother': 'questo id è già di un altro record',
  'transfer.noType': 'il tipo {value} non esiste; valori possibili: {options}',
  'transfer.notJson': 'la riga non è un oggetto JSON',
  'transfer.lineTooLong': 'la riga supera {limit} byte',
  'transfer.noSuchPerson':
    'nessuno in anagrafe ha questo codice fiscale, e la riga non ha il nome per registrarlo',
  'transfer.badQuotes': 'virgolette fuori posto: la riga non si divide in celle',
  'transfer.cellCount': '{found|cella|celle} invece di {expected}',
  'transfer.noneOnlyInLists': '«-» (chiesto: nessuno) vale solo per gli elenchi: lascia vuoto',

  'transfer.missing': 'il file non esiste',
  'transfer.unopened': 'il file non si apre ({why})',
  'transfer.folder': 'è una cartella, non un file',
  'transfer.empty': 'il file è vuoto',
  'transfer.compressed': 'il file è compresso: va decompresso prima',
  'transfer.spreadsheet': 'è un foglio di calcolo: va salvato come CSV UTF-8',
  'transfer.binary': 'il file è binario: al byte {at} c’è uno zero',
  'transfer.notUtf8': 'il file non è in UTF-8 (al byte {at}): va salvato come UTF-8',
  'transfer.errorsUnwritable': 'l’elenco degli errori non si può scrivere in {path} ({why})',
  'transfer.array': 'è un elenco JSON: serve un oggetto per riga (NDJSON)',
  'transfer.unknownColumn': 'la colonna «{value}» non esiste; la più vicina è {closest}',
  'transfer.repeatedColumn': 'la colonna {value} è ripetuta',
  'transfer.noFiscalCode': 'manca la colonna fiscal_code',

  'transfer.noErrors': 'nessuna riga è stata rifiutata',
  'transfer.noWarnings': 'nelle righe entrate non c’è nulla di strano',
  'transfer.refusedListed': '{file}: {total|riga rifiutata|righe rifiutate}, in {path}',
  'transfer.warningsListed': '{file}: {total|avvertenza|avvertenze}, in {path}',
  'transfer.notResumable':
    'questa importazione non si può riprendere: è in corso, finita o senza il suo file',

  'transfer.report':
    '{read|riga letta|righe lette}: {added|aggiunta|aggiunte}, {updated|aggiornata|aggiornate}, {unchanged|invariata|invariate}, {refused|rifiutata|rifiutate}',
  'transfer.stopped': 'interrotta prima della fine: ripetila, ciò che è entrato non si ripete',
} as const;
