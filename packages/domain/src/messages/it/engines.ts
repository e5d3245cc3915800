/** What is said when a store, a queue or a search engine cannot answer: which one, why, and what to do. */
export const engines = {
  'engine.closed': '{engine}: è stato chiuso e non risponde più',
  'engine.notIndexed': '{engine}: {id} non entra nell’indice: {why}',
  'engine.rebuilding': 'La ricostruzione dell’indice è già in corso',
  'engine.emptySource': 'La fonte è vuota e l’indice no: l’indice resta com’è',
  'engine.shortIndex': 'L’indice ricostruito non ha tutte le persone: resta quello di prima',

  'store.closed': '{engine}: {file} è stato chiuso',
  'store.locked': '{engine}: {file} è occupato da un altro processo: chiudilo e riprova',
  'store.busy': '{engine}: {file} è occupato da un’altra operazione: riprova',
  'store.readOnly':
    '{engine}: {file} si può solo leggere: controlla i permessi del file e della cartella',
  'store.disk':
    '{engine}: il disco non legge o non scrive {file}: controlla spazio, limiti e dischi',
  'store.damaged': '{engine}: {file} è danneggiato: ferma il servizio e ripristina l’ultima copia',
  'store.full':
    '{engine}: il disco che tiene {file} è pieno: libera spazio e riprova, nulla è andato perso',
  'store.missing':
    '{engine}: {file} non si apre: controlla che la cartella esista e sia scrivibile',
  'store.unopened':
    '{engine}: {file} non si apre: controlla che la cartella sia scrivibile ({why})',
  'store.notOurs':
    '{engine}: {file} non è un archivio di Rosa, o è danneggiato: ripristina l’ultima copia',
  'store.folder': '{engine}: la cartella {folder} non si può creare ({why})',
  'store.newer':
    '{engine}: {file} è stato scritto da una versione più recente di Rosa ({part}: {version}, qui {known}): aggiorna il programma',
  'store.copyFails': '{engine}: {file} non si scrive ({why})',
  'store.copyThere': '{file} esiste già: scegli una cartella vuota',
  'store.claimed': 'La cartella {folder} è già in uso da un altro processo di Rosa',
  'store.unclaimed':
    'Cartella dei dati {folder}: non è scrivibile ({why}): controlla percorso, permessi e spazio',

  'process.portTaken':
    '{engine}: la porta {port} è già in uso: fermare chi la usa, o sceglierne un’altra con PORT',
} as const;
