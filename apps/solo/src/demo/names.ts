/** Common Italian names, to put together people who do not exist. */

export const WOMEN =
  'Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Antonietta Carla Elena Concetta Rita Margherita Franca Paola Laura Antonella Daniela Patrizia Silvia Sabrina Barbara Alessandra Cristina Monica Stefania Simona Elisabetta Valentina Federica Sara Chiara Giulia Martina Ilaria Alessia Loredana Tiziana Cinzia Donatella Immacolata Assunta Filomena Nunzia Annunziata Rosaria Graziella Giuseppa Agata Santa Domenica Vincenza Pasqualina Raffaella Mariangela Annamaria'.split(
    ' ',
  );

export const MEN =
  'Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco Domenico Bruno Paolo Michele Giorgio Aldo Sergio Luciano Roberto Marco Andrea Stefano Alessandro Fabio Massimo Claudio Daniele Davide Luca Matteo Simone Nicola Rocco Gennaro Ciro Pasquale Raffaele Carmine Rosario Gaetano Calogero Saverio Cosimo Vito Donato Filippo Emanuele Gianluca Maurizio Enrico Riccardo Alfonso Agostino Ignazio Sebastiano Concetto Nunzio Alfio'.split(
    ' ',
  );

export const FAMILIES =
  "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De~Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola De~Santis D'Angelo Marchetti Parisi Villa Conte Ferraro Ferri Fabbri Bianco Marini Grasso Valentini Messina Sala De~Angelis Gatti Pellegrini Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza Testa Grassi Pellegrino Carbone Giuliani Benedetti Barone Rossetti Caputo Montanari Guerra Palmieri Bernardi Martino Fiore De~Rosa Ferretti Bellini Basile Riva Donati Piras Vitali Battaglia Sartori Neri Costantini Milani Pagano Ruggiero Sorrentino D'Amico Orlando Damico Negri Mantovani Napolitano Scognamiglio Iovine Ascione Cozzolino Imparato Guarino Cardillo Cacciapuoti Di~Maio Di~Napoli Cirillo Savarese Lo~Presti La~Rosa Cannavò Cusumano Scalia Tripodi Laganà Romeo Morabito Iannello Mazzeo Arcuri Perri Scarcelli Mollica Bevilacqua Chirico Praticò Loiacono Lorusso Cassano Tarantini Ventura Abbrescia Colucci Semeraro Murgia Melis Pinna Cossu Deiana Zanella Zanon Brambilla Crippa Bertolino Ferrero Giraudo Canavesio"
    .split(' ')
    .map((name) => name.replace('~', ' '));

/** Where invented people born abroad come from: Belfiore and ISO 3166-1 code, with a few names. */
export const ABROAD: readonly {
  readonly birthPlace: string;
  readonly citizenship: string;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}[] = [
  {
    birthPlace: 'Z129',
    citizenship: 'RO',
    women: ['Elena', 'Mihaela', 'Ioana', 'Daniela'],
    men: ['Ion', 'Andrei', 'Florin', 'Mihai'],
    families: ['Popescu', 'Ionescu', 'Munteanu', 'Rusu'],
  },
  {
    birthPlace: 'Z330',
    citizenship: 'MA',
    women: ['Fatima', 'Khadija', 'Amina', 'Naima'],
    men: ['Mohamed', 'Hassan', 'Said', 'Youssef'],
    families: ['El Amrani', 'Bennani', 'Alaoui', 'Tazi'],
  },
  {
    birthPlace: 'Z100',
    citizenship: 'AL',
    women: ['Arta', 'Mirela', 'Elira', 'Vjollca'],
    men: ['Arben', 'Ilir', 'Gentian', 'Besnik'],
    families: ['Hoxha', 'Shehu', 'Leka', 'Gjoka'],
  },
  {
    birthPlace: 'Z138',
    citizenship: 'UA',
    women: ['Oksana', 'Iryna', 'Nataliya', 'Olena'],
    men: ['Andriy', 'Oleksandr', 'Ihor'],
    families: ['Shevchenko', 'Kovalenko', 'Bondar'],
  },
  {
    birthPlace: 'Z352',
    citizenship: 'TN',
    women: ['Leila', 'Sonia', 'Amel'],
    men: ['Ali', 'Mourad', 'Karim'],
    families: ['Ben Salah', 'Trabelsi', 'Jaziri'],
  },
];

export const STREETS = [
  'Via Roma',
  'Via Garibaldi',
  'Via Mazzini',
  'Corso Umberto I',
  'Via Dante',
  'Via Matteotti',
  'Via Cavour',
  'Via Verdi',
  'Via San Rocco',
  'Via della Stazione',
  'Contrada Piano',
  'Via Gramsci',
  'Via Marconi',
  'Vico III Chiesa',
  'Piazza del Popolo',
];
