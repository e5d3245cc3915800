/**
 * Italian words that find nothing, folded, elided articles and prepositions (`l’`, `dell’`) among them. From stopwords-iso
 * (MIT), without the words a work record means something by ("servizi alle persone", "tempo pieno", "scuola di primo grado").
 * Kept here because the package loads sixty languages, as JSON, which a browser and Node 20 cannot import alike.
 */
const WORDS = `
  a abbastanza abbia abbiamo abbiano abbiate accidenti ad adesso affinche agl agli ahime ai al
  alcuna alcuni alcuno all alla alle allo allora altre altri altrimenti altro altrove altrui
  anche ancora anni anno ansa anticipo assai attesa attraverso avanti avemmo avendo avente
  aver avere averlo avesse avessero avessi avessimo aveste avesti avete aveva avevamo avevano
  avevate avevi avevo avra avrai avranno avrebbe avrebbero avrei avremmo avremo avreste
  avresti avrete avro avuta avute avuti avuto basta ben bene benissimo c caso cento certa
  certe certi certo che chi chicchessia chiunque ci ciascuna ciascuno cima cinque cio cioe
  circa co codesta codesti codesto cogli coi col colei coll coloro colui come cominci comprare
  comunque con concernente consecutivi consecutivo contro cos cosa cosi cui d da dagl dagli
  dai dal dall dalla dalle dallo dappertutto davanti degl degli dei del dell della delle dello
  dentro detto deve devo di dice dietro dire dirimpetto diventa diventare diventato dopo
  doppio dov dove dovra dovunque due dunque durante e ebbe ebbero ebbi ecco ed effettivamente
  egli ella entrambi eppure era erano eravamo eravate eri ero esempio esse essendo esser
  essere essi ex fa faccia facciamo facciano facciate faccio facemmo facendo facesse facessero
  facessi facessimo faceste facesti faceva facevamo facevano facevate facevi facevo fai fanno
  fara farai faranno fare farebbe farebbero farei faremmo faremo fareste faresti farete faro
  fatto fece fecero feci fin finalmente finche fine fino forse fosse fossero fossi fossimo
  foste fosti fra frattempo fu fui fummo fuori furono gente gia giacche giorni giorno giu gli
  gliela gliele glieli glielo gliene grazie ha haha hai hanno ho i ie il improvviso in inc
  indietro infatti inoltre insieme intanto intorno invece io l la lasciato lato le lei li lo
  lontano loro lui lungo luogo ma macche magari maggior mai male malgrado malissimo me
  medesimo mediante meglio meno mentre mesi mi mia mie miei mila minimi mio modo molta molti
  moltissimo molto momento ne negl negli nei nel nell nella nelle nello nemmeno neppure nessun
  nessuna nessuno niente no noi nome non nondimeno nonostante nonsia nostra nostre nostri
  nostro novanta nove nulla o od ogni ognuna ognuno oltre oppure ora ore osi ossia ottanta
  otto parecchi parecchie parecchio parte partendo peggio per perche percio perfino pero
  persino piglia piu piuttosto po pochissimo poco poi poiche possa possedere posteriore
  potrebbe preferibilmente presa principalmente probabilmente proprio puo pure purtroppo qua
  qualche qualcosa qualcuna qualcuno quale quali qualunque quando quanta quante quanti quanto
  quantunque quarto quasi quattro quel quell quella quelle quelli quello quest questa queste
  questi questo qui quindi quinto realmente recente recentemente relativo riecco rispetto
  salvo sara sarai saranno sarebbe sarebbero sarei saremmo saremo sareste saresti sarete saro
  scorso se seguente seguito sei sembra sembrare sembrato sembrava sembri sempre senza sette
  si sia siamo siano siate siete sig solito solo soltanto sono sopra soprattutto sotto spesso
  sta stai stando stanno stara starai staranno starebbe starebbero starei staremmo staremo
  stareste staresti starete staro stata state stati stato stava stavamo stavano stavate stavi
  stavo stemmo stessa stesse stessero stessi stessimo stesso steste stesti stette stettero
  stetti stia stiamo stiano stiate sto su sua successivamente successivo sue sugl sugli sui
  sul sull sulla sulle sullo suo suoi tale tali talvolta tanto te th ti tra tranne tre trenta
  triplo troppo trovato tu tua tue tuo tuoi tutta tuttavia tutte tutti tutto uguali ulteriore
  ultimo un una uno uomo va vai vale vari varia varie vario verso vi vicino visto vita voi
  volta volte vostra vostre vostri vostro
`;

export const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
