/** What the indexer answers when it cannot do what was asked. */
export const indexer = {
  'indexer.busy': "L'indice è già in ricostruzione o in riconciliazione: riprova fra poco",
  'indexer.empty':
    "Il registro non ha lavoratori: un indice vuoto non sostituisce quello in uso. Se il registro è quello giusto, ferma Rosa e cancella la cartella dell'indice",
  'indexer.short': "Letti {read|lavoratore|lavoratori} su {total}: resta l'indice di prima",
} as const;
