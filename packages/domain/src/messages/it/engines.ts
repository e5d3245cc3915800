/** What is said when a store, a queue or a search engine cannot answer: which one, why, and what to do. */
export const engines = {
  'engine.closed': '{engine}: è stato chiuso e non risponde più',
  'engine.notIndexed': '{engine}: {id} non entra nell’indice: {why}',
  'engine.rebuilding': 'La ricostruzione dell’indice è già in corso',
  'engine.emptySource': 'La fonte è vuota e l’indice no: l’indice resta com’è',
  'engine.shortIndex': 'L’indice ricostruito non ha tutte le persone: resta quello di prima',
  'engine.wrongIndex': 'L’indice ricostruito non calcola la regola: resta quello di prima',
  'engine.overtaken': 'Un altro processo ha ricostruito l’indice: resta il suo',
  'engine.noFormer': 'Non c’è un indice precedente a cui tornare',
  'engine.keepsNoFormer': '{engine}: tiene un solo indice: «rosa reindex» lo rifà dall’archivio',
  'engine.silentNodes': '{engine}: non tutti i nodi hanno risposto in tempo',
  'engine.searchFails': '{engine}: la ricerca fallisce: {why}',
  'engine.partSilent': '{engine}: una parte dell’indice non risponde: nessuna risposta a metà',
  'engine.noVersions': '{engine}: una parte dell’indice non dice le sue revisioni',
  'engine.indexGone': '{engine}: l’indice {index} non c’è più',
  'engine.restless': '{engine}: gli indici cambiano di continuo: un’altra ricostruzione è in corso',

  'search.unknownAddress':
    '«{scheme}» non è un motore di ricerca conosciuto, o l’indirizzo è incompleto: valgono embedded:CARTELLA, http(s)://SERVER:PORTA/NOME',
  'search.nodes': 'serve http(s)://SERVER:PORTA/NOME, più nodi separati da virgole',
  'search.indexName':
    'il nome dell’indice è di lettere minuscole, cifre, - e _, e comincia con una lettera',
  'search.count': 'serve un numero intero da {least} a {most}',
  'search.certificate': 'il certificato {file} non si può leggere',

  'search.silent': '{engine}: non risponde: se è spento, «npm run engines» lo avvia',
  'search.noEntry':
    '{engine}: non accetta utente e password di SEARCH_URL, o la chiave di SEARCH_API_KEY',
  'search.noRights':
    '{engine}: l’utente di SEARCH_URL non ha i diritti: dagli «monitor» sul cluster e «all» sugli indici NOME-*',
  'search.answers': '{engine}: risponde {status}[: {kind}]',

  'queue.unknownAddress':
    '«{scheme}» non è una coda conosciuta: valgono embedded:, redis://SERVER:PORTA',
  'queue.unreadAddress': 'non si legge: scrivi redis://SERVER:6379',
  'queue.prefix': 'prefix: lettere, cifre, punto, - e _, al più 60',
  'queue.closed': '{engine}: è stata chiusa',
  'queue.silent':
    '{engine}: non risponde su {server}: avvialo (npm run engines, oppure docker compose up redis) o correggi QUEUE_URL',
  'queue.noPassword':
    '{engine}: {server} vuole una password e QUEUE_URL non ne ha: scrivi redis://:PASSWORD@SERVER:6379, o redis://UTENTE:PASSWORD@…, anche in un file detto da QUEUE_URL_FILE',
  'queue.noEntry': '{engine}: {server} non accetta utente e password di QUEUE_URL',
  'queue.noRights':
    '{engine}: l’utente di QUEUE_URL non ha i diritti su {server}: dagli i comandi e le chiavi {prefix}:*',
  'queue.evicts':
    '{engine}: con maxmemory-policy {policy} getta via lavori quando la memoria è piena: impostalo a noeviction',

  'store.unknownAddress':
    '«{scheme}» non è un archivio conosciuto: valgono sqlite:CARTELLA, mongodb://SERVER/?replicaSet=NOME',
  'store.noFolder': 'manca la cartella: scrivi sqlite:CARTELLA',
  'store.noServer': 'manca il server: scrivi mongodb://SERVER:27017/?replicaSet=NOME',
  'store.databaseName':
    'il nome del database comincia con una lettera e ha fino a 32 lettere, cifre, _ e -',
  'store.unreadAddress': 'non si legge: {why}',
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
  'store.copyIncomplete': 'non è una copia intera: mancano {missing}',
  'store.copyDamaged': '{engine}: {file} non è una copia intera, o è danneggiata',
  'store.copyUnread': '{engine}: {file} non si legge ({why})',
  'store.notEmpty':
    'Il database {database} non è vuoto: ripristina sotto un altro nome (mongodb://…/NOME) o eliminalo prima',
  'store.halfRestored':
    '{engine}: il ripristino di questo database è in corso o si è interrotto: ripeti il comando di ripristino',
  'store.newerDatabase':
    '{engine}: il database è stato scritto da una versione più recente di Rosa ({part}: {version}, qui {known}): aggiorna il programma',
  'store.cutOff': '{engine}: la connessione a {servers} è stata chiusa',
  'store.tooFast': '{engine}: i record cambiano troppo in fretta: riprova',
  'store.standalone':
    '{engine}: {servers} è un server singolo, senza replica set: non ha transazioni e i dati potrebbero restare a metà. Avvialo con --replSet rs0 e chiama rs.initiate() una volta, oppure usa «npm run engines»',
  'store.tooOld': '{engine}: {servers} è troppo vecchio: serve MongoDB 5.0 o successivo',
  'store.notUnique': '{part}: una chiave non può essere unica, più record hanno lo stesso valore',
  'store.noRights':
    '{engine}: l’utente di STORE_URL non ha i diritti su {servers}: dagli readWrite sui database',
  'store.noEntry': '{engine}: {servers} non accetta utente e password di STORE_URL',
  'store.longRead':
    '{engine}: la lettura è durata più di quanto {servers} tiene lo stato di allora: alza minSnapshotHistoryWindowInSeconds',
  'store.serverFull':
    '{engine}: il disco di {servers} è pieno: libera spazio e riprova, nulla è andato perso',
  'store.moving': '{engine}: {servers} non risponde o sta passando la mano: riprova',
  'store.strangers':
    '{engine}: {servers} risponde, ma non è del replica set {set} che STORE_URL nomina',
  'store.unreachable':
    '{engine}: {servers} non è raggiungibile, o il suo replica set non ha un primario: avvialo (per provare, «npm run engines»)',
  'store.claimed': 'La cartella {folder} è già in uso da un altro processo di Rosa',
  'store.unclaimed':
    'Cartella dei dati {folder}: non è scrivibile ({why}): controlla percorso, permessi e spazio',

  'process.stopping': '{engine}: il server si sta fermando: riavvialo e ripeti il comando',
  'process.stopped':
    '{engine}: il server si è fermato prima della fine: riavvialo e ripeti il comando',
  'process.unsound': '{engine}: non risponde come dovrebbe',
  'process.serving': 'Un server sta usando {folder}: fermalo prima di ripristinare',
  'process.between':
    'La cartella {folder} è in uso da un processo che sta partendo o finendo: riprova',
  'process.portTaken':
    '{engine}: la porta {port} è già in uso: fermare chi la usa, o sceglierne un’altra con PORT',
} as const;
