import GuidanceKit

extension ProblemCode {
  /// What the code means, why it happens and how to mend it: the one table of codes.
  public var entry: ProblemEntry {
    switch self {
    // The file
    case .fileMissing:
      entry(
        "bestand bestaat niet", "file does not exist", "De naam of de map klopt niet.",
        "The name or the folder is wrong.", "Kijk de naam na.", "Check the name.")
    case .notAFile:
      entry(
        "geen bestand", "not a file", "De naam wijst een map aan.", "The name points at a folder.",
        "Noem een bestand uit de map, of gebruik inbox voor een hele map.",
        "Name a file in it, or use inbox for a whole folder.")
    case .unreadable:
      entry(
        "bestand mag niet gelezen worden", "file may not be read", "De gebruiker heeft geen leesrecht.",
        "The user lacks permission.", "Vraag leesrecht op het bestand en zijn mappen.",
        "Ask for permission on the file and its folders.")
    case .readFailure:
      entry(
        "lezen mislukte", "reading failed", "De schijf of het netwerk gaf een fout.", "The disk or the network failed.",
        "Kopieer het bestand naar de eigen schijf en probeer opnieuw.", "Copy the file to the local disk and try again."
      )
    case .empty:
      entry(
        "leeg bestand", "empty file", "Het bewaren of kopiëren werd afgebroken.", "Saving or copying was cut short.",
        "Bewaar het bestand opnieuw.", "Save the file again.")
    case .headerMissing:
      entry(
        "geen kopregel", "no header", "Het bestand heeft alleen lege regels; misschien werd een leeg werkblad bewaard.",
        "The file has blank lines only; perhaps an empty worksheet was saved.", "Bewaar het werkblad met de tabel.",
        "Save the worksheet that holds the table.")
    case .notText:
      entry(
        "geen tekstbestand", "not a text file",
        "Een werkmap, archief, PDF, webpagina, JSON, agenda, SQL-script of een lijst met elk gegeven op een eigen regel werd opgegeven.",
        "A workbook, archive, PDF, web page, JSON, calendar, SQL script or a list with each value on a line was given.",
        "Doe wat de melding zegt; een werkblad bewaart u in Excel als «CSV UTF-8».",
        "Do what the message says; a worksheet is saved in Excel as «CSV UTF-8».")
    case .otherEncoding:
      entry(
        "andere tekencodering", "other encoding", "Het bestand werd bewaard in UTF-32 of een andere zeldzame codering.",
        "The file was saved in UTF-32 or another rare encoding.", "Bewaar het in Excel als «CSV UTF-8».",
        "Save it in Excel as «CSV UTF-8».")
    case .invalidBytes:
      entry(
        "verkeerde bytes in de kopregel", "wrong bytes in the header",
        "De kopregel bevat bytes die in de codering van het bestand geen teken zijn.",
        "The header holds bytes that are no characters in the encoding of the file.",
        "Bewaar het bestand in Excel als «CSV UTF-8», of geef de codering op.",
        "Save the file in Excel as «CSV UTF-8», or name the encoding.")
    case .unclosedQuote:
      entry(
        "aanhalingsteken niet gesloten", "quote not closed",
        "Een cel begint met een aanhalingsteken dat nergens sluit.", "A cell begins with a quote that never closes.",
        "Voeg het sluitende aanhalingsteken toe of verdubbel het.", "Add the closing quote or double it.")
    case .overLimit:
      entry(
        "te grote cel of rij", "cell or row too large",
        "Er ontbreekt een aanhalingsteken, of het bestand is geen tabel.",
        "A quote is missing, or the file is no table.", "Kijk de genoemde regel na.", "Check the line that is named.")
    case .delimiterUnclear:
      entry(
        "scheidingsteken onduidelijk", "delimiter unclear",
        "Boven de kopregel staat een titel, de tabel heeft één kolom, of kop en rijen hebben andere tekens.",
        "A title stands above the header, the table has one column, or header and rows have different signs.",
        "Doe wat de melding zegt: verwijder wat boven de kopregel staat, maak de tekens gelijk, of geef --delimiter op.",
        "Do what the message says: remove what stands above the header, make the signs the same, or give --delimiter.")
    case .yaml:
      entry(
        "fout in een YAML-bestand", "error in a YAML file",
        "Een plan, normen of afwijkingen zijn anders geschreven dan verwacht.",
        "A plan, norms or overrides are not written as expected.", "Verbeter de genoemde plaats.",
        "Mend the place that is named.")
    case .fileChanged:
      entry(
        "bestand veranderde", "file changed", "Het bestand werd gewijzigd terwijl het gelezen werd.",
        "The file was changed while it was read.", "Wacht tot het volledig bewaard is en probeer opnieuw.",
        "Wait until it is saved completely and try again.")

    case .encodingTold:
      entry(
        "letters met accenten afgeleid", "letters with accents told",
        "Het bestand zegt zelf niet hoe zijn letters bewaard zijn; uit de letters met accenten werd het afgeleid.",
        "The file does not say how its letters were saved; it was told from the letters with accents.",
        "Kijk na of letters met accenten kloppen; zo niet, geef de codering op.",
        "Check the letters with accents; if they are wrong, name the encoding.")
    case .doubleEncoded:
      entry(
        "dubbel gecodeerde tekst", "text encoded twice",
        "Een programma las UTF-8 als Windows-1252 en bewaarde het opnieuw (Ã¶ voor ö). De tekst is gelezen zoals ze er staat.",
        "A program read UTF-8 as Windows-1252 and saved it again (Ã¶ for ö). The text was read as it stands.",
        "Exporteer het bestand opnieuw uit het bronprogramma.", "Export the file again from the program it came from.")
    case .wrongBytes:
      entry(
        "verkeerde bytes in de rij", "wrong bytes in the row",
        "Delen van het bestand zijn in verschillende coderingen geschreven, of een byte is beschadigd.",
        "Parts of the file were written in different encodings, or a byte was damaged.",
        "Verbeter de genoemde tekens en bewaar het bestand als «CSV UTF-8», of geef de codering op.",
        "Mend the characters that are named and save the file as «CSV UTF-8», or name the encoding.")
    case .quoteBounded:
      entry(
        "aanhalingsteken niet gesloten in de rij", "quote not closed in the row",
        "Een cel begint met een aanhalingsteken dat niet sluit; de regels erna hebben de breedte van de tabel en zijn als rijen gelezen.",
        "A cell begins with a quote that does not close; the lines after it have the width of the table and were read as rows.",
        "Voeg het sluitende aanhalingsteken toe of haal het weg.", "Add the closing quote or remove it.")

    // The header
    case .kindUnknown:
      entry(
        "soort niet herkend", "kind not recognised", "De kopregel past bij geen enkele soort.",
        "The header fits no kind.", "Geef --kind op, of vergelijk met leerspoor import kinds.",
        "Give --kind, or compare with leerspoor import kinds.")
    case .kindDiffers:
      entry(
        "andere soort", "other kind", "De kopregel is die van een andere soort dan gevraagd.",
        "The header is that of another kind than asked for.", "Laat --kind weg of geef de genoemde soort op.",
        "Leave out --kind or give the kind that is named.")
    case .columnMissing:
      entry(
        "verplichte kolom ontbreekt", "required column missing", "De kolom is verwijderd of heeft een onbekende naam.",
        "The column was removed or has an unknown name.", "Voeg de kolom toe of geef ze de verwachte naam.",
        "Add the column or give it the expected name.")
    case .columnMisspelled:
      entry(
        "kolomnaam lijkt een schrijffout", "column name looks misspelled",
        "De naam lijkt sterk op die van een ontbrekende kolom.", "The name looks much like that of an absent column.",
        "Verbeter de naam, of geef de kolom een heel andere naam als ze iets anders bevat.",
        "Mend the name, or give the column quite another name if it holds something else.")
    case .columnTwice:
      entry(
        "kolom twee keer", "column twice", "Twee kolommen hebben een naam van hetzelfde veld.",
        "Two columns have a name of the same field.", "Houd één van beide over.", "Keep one of the two.")
    case .columnNotRead:
      entry(
        "kolom niet gelezen", "column not read", "De kolom hoort niet bij deze soort.",
        "The column is no part of this kind.", "Niets, als ze niet nodig is.", "Nothing, if it is not needed.")
    case .columnUnnamed:
      entry(
        "kolom zonder naam", "column without a name", "Onder een lege kopcel staan gegevens.",
        "Data stand under an empty header cell.", "Geef de kolom een naam of maak ze leeg.",
        "Name the column or empty it.")

    // The row
    case .tooFewCells:
      entry(
        "te weinig cellen of een ander scheidingsteken", "too few cells or another delimiter",
        "De rij is korter dan de kopregel, heeft een ander scheidingsteken, of loopt over een kolom van vaste breedte.",
        "The row is shorter than the header, has another delimiter, or runs over a column of fixed width.",
        "Vul de ontbrekende cellen aan, of vervang het scheidingsteken.",
        "Add the missing cells, or replace the delimiter.")
    case .tooManyCells:
      entry(
        "te veel cellen", "too many cells", "Een cel met het scheidingsteken erin staat niet tussen aanhalingstekens.",
        "A cell that holds the delimiter is not quoted.", "Zet de cel tussen aanhalingstekens.",
        "Put the cell between quotes.")
    case .textAfterQuote:
      entry(
        "tekst achter een aanhalingsteken", "text behind a quote",
        "Een aanhalingsteken in de tekst is niet verdubbeld.", "A quote in the text is not doubled.",
        "Verdubbel het (\"\").", "Double it (\"\").")
    case .cellEmpty:
      entry(
        "verplichte cel leeg", "required cell empty", "Een verplicht gegeven ontbreekt.",
        "A required value is missing.", "Vul de cel in.", "Fill in the cell.")
    case .blankRow:
      entry("lege rij", "blank row", "De rij bevat niets.", "The row holds nothing.", "Niets.", "Nothing.")
    case .repeatedHeader:
      entry(
        "herhaalde kopregel", "repeated header", "De kopregel staat ook verderop.",
        "The header stands further down too.", "Niets.", "Nothing.")
    case .totalRow:
      entry(
        "totaalrij", "row of totals", "Onder de gegevens staat een rij met een som.",
        "A row with a sum stands under the data.", "Niets, als het een som is.", "Nothing, if it is a sum.")
    case .separatorLine:
      entry(
        "regel sep=", "sep= line", "Excel zet het scheidingsteken soms op de eerste regel.",
        "Excel sometimes names the delimiter on the first line.", "Niets.", "Nothing.")
    case .trailingCells:
      entry(
        "lege cellen achteraan", "empty cells at the end", "De rijen eindigen op scheidingstekens.",
        "The rows end with delimiters.", "Niets.", "Nothing.")
    case .strayQuotes:
      entry(
        "aanhalingsteken midden in een cel", "quote inside a cell",
        "Een cel zonder aanhalingstekens eromheen bevat er een.", "A cell that is not quoted holds one.",
        "Niets, als het bij de tekst hoort.", "Nothing, if it belongs to the text.")

    // The table in its file
    case .preamble:
      entry(
        "titel of toelichting", "title or explanation", "Boven de kopregel staat tekst die niet bij de tabel hoort.",
        "Text that is no part of the table stands above the header.",
        "Niets; staat de kop daar wel, geef --header op.", "Nothing; if the header is there, give --header.")
    case .commentLine:
      entry(
        "commentaarregel", "comment line", "De regel begint met # en heeft niet de vorm van een rij.",
        "The line begins with # and is not shaped like a row.", "Niets.", "Nothing.")
    case .ruler:
      entry(
        "lijn van een getekende tabel", "line of a drawn table",
        "Een programma trok met streepjes een lijn om of tussen de rijen.",
        "A program drew a line of dashes around or between the rows.", "Niets.", "Nothing.")
    case .headerLabel:
      entry(
        "verdere rij van de kop", "further row of the header",
        "Het programma schreef onder de namen ook de vragen en namen voor programma's, zoals Qualtrics doet.",
        "The program wrote the questions and names for programs below the names, as Qualtrics does.",
        "Niets; de eerste rij geeft de kolommen hun naam.", "Nothing; the first row names the columns.")
    case .programNull:
      entry(
        "NULL van een databankprogramma", "NULL of a database program",
        "De tabel is getekend zoals mysql het doet; dat schrijft NULL waar niets staat.",
        "The table is drawn as mysql does; that writes NULL where nothing stands.",
        "Niets; heet iets echt NULL, bewaar de tabel dan als CSV.",
        "Nothing; if something is really called NULL, save the table as CSV.")
    case .programBoolean:
      entry(
        "t en f van een databankprogramma", "t and f of a database program",
        "De tabel is getekend zoals psql het doet; dat schrijft t voor waar en f voor onwaar.",
        "The table is drawn as psql does; that writes t for true and f for false.",
        "Kijk enkele rijen na.", "Check some rows.")
    case .footnote:
      entry(
        "voetnoot", "footnote", "Onder de tabel staat tekst die er niet bij hoort.",
        "Text that is no part of the table stands below it.", "Niets; hoort de regel bij de tabel, vul de cellen aan.",
        "Nothing; if the line is part of the table, add the cells.")
    case .secondTable:
      entry(
        "tweede tabel", "second table", "Onder een lege regel begint een tabel met andere kolommen.",
        "Below a blank line a table with other columns begins.",
        "Zet die tabel in een bestand van haar eigen en laad dat.",
        "Put that table in a file of its own and load that.")
    case .rowTorn:
      entry(
        "gescheurde rij", "torn row", "Een cel bevat een regeleinde en staat niet tussen aanhalingstekens.",
        "A cell holds a line break and is not quoted.", "Maak van de delen weer één regel.",
        "Join the parts into one line again.")
    case .shortRows:
      entry(
        "kortere rijen", "shorter rows", "De laatste cellen van de rij zijn weggelaten.",
        "The last cells of the row were left out.", "Niets, als ze leeg zijn.", "Nothing, if they are empty.")

    // Dates
    case .dateUnreadable:
      entry(
        "geen datum", "not a date", "De cel is niet geschreven als dag/maand/jaar.",
        "The cell is not written as day/month/year.", "Schrijf bv. 12/01/2026 of 2026-01-12.",
        "Write e.g. 12/01/2026 or 2026-01-12.")
    case .dateImpossible:
      entry(
        "onbestaande datum", "impossible date", "De dag bestaat niet in die maand.",
        "The day does not exist in that month.", "Kijk de dag na.", "Check the day.")
    case .dateOrder:
      entry(
        "maand boven 12", "month above 12", "Wellicht staat de maand vooraan, zoals in Amerikaanse bestanden.",
        "The month probably stands first, as in American files.", "Schrijf dag/maand/jaar of jaar-maand-dag.",
        "Write day/month/year or year-month-day.")
    case .dateShortYear:
      entry(
        "jaar met twee cijfers", "two-digit year", "De eeuw staat er niet bij en geen norm bepaalt ze.",
        "The century is not given and no norm decides it.", "Schrijf vier cijfers, of stel de norm century_pivot in.",
        "Write four digits, or set the norm century_pivot.")
    case .dateSerial:
      entry(
        "datum als getal", "date as a number", "De kolom was niet als datum opgemaakt toen ze bewaard werd.",
        "The column was not formatted as a date when it was saved.",
        "Maak de kolom in Excel op als datum en bewaar opnieuw.", "Format the column as a date in Excel and save again."
      )
    case .dateImplausible:
      entry(
        "onwaarschijnlijk jaar", "implausible year", "Er is een cijfer verkeerd getikt.", "A digit was mistyped.",
        "Kijk het jaar na.", "Check the year.")
    case .dateRange:
      entry(
        "einde voor begin", "end before beginning", "De dag in «tot» komt voor die in «van».",
        "The day in «tot» comes before the one in «van».", "Wissel ze om of verbeter ze.", "Swap or mend them.")

    case .dateTime:
      entry(
        "uur bij een datum", "time beside a date", "Een ander programma bewaarde de dag met een uur erbij.",
        "Another program saved the day with a time.", "Niets, als de dag klopt.", "Nothing, if the day is right.")
    case .dateWeekday:
      entry(
        "weekdag en datum verschillen", "weekday and date differ", "De dag van de week hoort niet bij de datum.",
        "The day of the week does not belong to the date.", "Kijk na welke van de twee klopt.",
        "Check which of the two is right.")
    case .dateAmbiguous:
      entry(
        "dubbelzinnige datum", "ambiguous date",
        "De kolom bevat dag/maand en maand/dag door elkaar, en deze waarde kan beide zijn.",
        "The column holds day/month and month/day mixed, and this value may be either.",
        "Schrijf jaar-maand-dag, of zeg in de koppeling welke volgorde geldt: dates: {order: dag-eerst}.",
        "Write year-month-day, or say in the mapping which order holds: dates: {order: day-first}.")
    case .dateMonthFirst:
      entry(
        "maand vooraan", "month first", "De hele kolom kan alleen als maand/dag/jaar gelezen worden.",
        "The whole column can only be read as month/day/year.",
        "Kijk enkele datums na; leg de volgorde vast in een koppeling: dates: {order: maand-eerst}.",
        "Check some dates; lay down the order in a mapping: dates: {order: month-first}.")
    case .dateMixed:
      entry(
        "dag en maand door elkaar", "day and month mixed",
        "Een deel van de kolom ging door een programma met Amerikaanse instellingen.",
        "Part of the column went through a program with American settings.",
        "Verbeter de afwijkende rijen, of leg de volgorde vast in een koppeling.",
        "Mend the odd rows, or lay down the order in a mapping.")
    case .dateSerialDecided:
      entry(
        "Excel-getallen als datum", "Excel numbers as dates",
        "De kolom was niet als datum opgemaakt, en alle getallen passen in één stelsel.",
        "The column was not formatted as a date, and all numbers fit one system.",
        "Kijk enkele datums na; leg het stelsel vast in een koppeling: dates: {serial: 1900}.",
        "Check some dates; lay down the system in a mapping: dates: {serial: 1900}.")
    case .dateUnlikely:
      entry(
        "onwaarschijnlijke datum", "unlikely date", "De dag ligt ver buiten het plan en het heden.",
        "The day lies far outside the plan and the present.", "Kijk het jaar na; de rij is geladen zoals ze er staat.",
        "Check the year; the row was loaded as it is.")

    // Durations
    case .durationUnreadable:
      entry(
        "geen duur", "not a duration", "De cel is geen duur in een bekende schrijfwijze.",
        "The cell is no duration in a known form.", "Schrijf bv. 1:30, 1,5 of 90 min.",
        "Write e.g. 1:30, 1,5 or 90 min.")
    case .durationInexact:
      entry(
        "geen exacte duur", "not an exact duration",
        "Halve dagen, dagdelen en lesuren zijn geen exacte tijd, ook niet als de kop van de kolom ze noemt.",
        "Half days, parts of a day and lessons are no exact time, nor when the header of the column names them.",
        "Schrijf de werkelijke duur, of zet bare_duration in de koppeling als de getallen uren, minuten of dagen zijn.",
        "Write the real duration, or put bare_duration in the mapping if the numbers are hours, minutes or days.")
    case .durationAmbiguous:
      entry(
        "dubbelzinnige duur", "ambiguous duration", "De cel kan twee verschillende duren betekenen.",
        "The cell may mean two different durations.", "Schrijf u:mm of een eenheid erbij.", "Write h:mm or add a unit.")
    case .durationPartMinute:
      entry(
        "geen hele minuten", "not whole minutes", "De duur komt niet op een hele minuut uit.",
        "The duration is not a whole number of minutes.", "Schrijf u:mm.", "Write h:mm.")
    case .durationZero:
      entry(
        "duur nul of negatief", "duration zero or negative", "Er is geen tijd ingevuld.", "No time was filled in.",
        "Vul de werkelijke duur in.", "Fill in the real duration.")
    case .durationTooLong:
      entry(
        "duur boven 24 uur", "duration above 24 hours", "De eenheid klopt niet, of het is een som.",
        "The unit is wrong, or it is a sum.", "Registreer per dag, of schrijf de eenheid erbij.",
        "Register per day, or add the unit.")
    case .timeUnreadable:
      entry(
        "geen uur van de dag", "not a time of day", "Begin of einde is niet geschreven als 9:00.",
        "Beginning or end is not written as 9:00.", "Schrijf bv. 9:00 of 13u30.", "Write e.g. 9:00 or 13u30.")
    case .timeOrder:
      entry(
        "einde niet na begin", "end not after beginning", "Het einduur komt niet na het beginuur.",
        "The end does not come after the beginning.", "Kijk beide uren na.", "Check both times.")
    case .durationDiffers:
      entry(
        "duur klopt niet met begin en einde", "duration differs from beginning and end",
        "Duur, begin en einde spreken elkaar tegen.", "Duration, beginning and end contradict each other.",
        "Verbeter één van de drie.", "Mend one of the three.")

    case .durationDecided:
      entry(
        "kleine getallen gelezen als uren", "small numbers read as hours",
        "0,25 is een kwartier voor wie uren telt, en 6:00 voor Excel; andere getallen van de kolom tonen dat ze uren telt.",
        "0,25 is a quarter to who counts hours, and 6:00 to Excel; other numbers of the column show that it counts hours.",
        "Kijk enkele rijen na; zet anders bare_duration in de koppeling.",
        "Check some rows; otherwise put bare_duration in the mapping.")
    case .durationLong:
      entry(
        "duur boven 12 uur", "duration above 12 hours", "Wellicht klopt de eenheid niet, of is het een som.",
        "The unit may be wrong, or it is a sum.", "Kijk de duur na; de rij is geladen zoals ze er staat.",
        "Check the duration; the row was loaded as it is.")

    // Institutions
    case .zeroRestored:
      entry(
        "voorloopnul hersteld", "leading zero restored", "Excel laat de nul vooraan een getal weg.",
        "Excel drops the zero in front of a number.", "Niets; maak de kolom op als tekst om het te vermijden.",
        "Nothing; format the column as text to avoid it.")
    case .institutionUnknown:
      entry(
        "onbekende instelling", "unknown institution", "Het nummer of de naam staat niet bij de organisaties.",
        "The number or name is not among the organisations.",
        "Laad de organisatie of verbeter de cel; de uren blijven, de koppeling wordt weggelaten.",
        "Load the organisation or mend the cell; the hours stay, the link is left out.")
    case .institutionAmbiguous:
      entry(
        "naam van meer dan één instelling", "name of more than one institution",
        "Namen zijn niet uniek over de types heen.", "Names are not unique over the types.",
        "Gebruik het nummer, of zet het type voor de naam: SO PTS Boom.",
        "Use the number, or put the type before the name: SO PTS Boom.")
    case .institutionDiffers:
      entry(
        "nummer en naam verschillen", "number and name differ",
        "Het nummer in de cel is van een andere instelling dan de naam.",
        "The number in the cell is of another institution than the name.", "Verbeter het nummer of de naam.",
        "Mend the number or the name.")
    case .institutionNumber:
      entry(
        "geen instellingsnummer", "not an institution number", "Een instellingsnummer heeft zes cijfers.",
        "An institution number has six digits.", "Vul de zes cijfers in.", "Fill in the six digits.")
    case .institutionTwice:
      entry(
        "instelling twee keer in een cel", "institution twice in a cell", "Dezelfde instelling is twee keer genoemd.",
        "The same institution is named twice.", "Niets; ze telt één keer.", "Nothing; it counts once.")

    case .institutionMissing:
      entry(
        "instelling ontbreekt", "institution missing",
        "De cel is leeg, hoewel het werk met contact lijkt.",
        "The cell is empty, though the work seems to be with contact.",
        "Vul de instelling in; leeg is alleen juist voor werk zonder contact, zoals materiaal of onderzoek.",
        "Fill in the institution; empty is right only for work without contact, such as material or research.")

    case .institutionNormalised:
      entry(
        "instelling herkend in een andere schrijfwijze", "institution recognised in another spelling",
        "De naam is anders geschreven, maar wijst maar één instelling aan.",
        "The name is written otherwise, but points to one institution only.",
        "Niets, als het de juiste is; anders schrijft u het nummer.",
        "Nothing, if it is the right one; otherwise write the number.")
    case .institutionEnded:
      entry(
        "nummer beëindigd", "number ended", "De instelling bestond op die dag niet meer onder dit nummer.",
        "The institution no longer existed under this number on that day.",
        "Gebruik het nummer van de opvolger, of verbeter de datum.",
        "Use the number of the successor, or mend the date.")
    case .institutionsParted:
      entry(
        "instellingen in één cel herkend", "institutions in one cell recognised",
        "De namen staan naast elkaar zonder ; ertussen, en elk deel is bekend.",
        "The names stand side by side without ; between them, and each part is known.",
        "Niets, als het klopt; schrijf liefst ; ertussen.", "Nothing, if it is right; better write ; between them.")

    // Lists and codes
    case .termUnknown:
      entry(
        "niet in de lijst", "not in the list", "De waarde hoort niet bij de vaste lijst van deze kolom.",
        "The value is not in the fixed list of this column.", "Gebruik een waarde uit de lijst.",
        "Use a value of the list.")
    case .codeUnknown:
      entry(
        "onbekende code of naam", "unknown code or name", "Geen geladen plan of lijst kent deze code.",
        "No plan or list that was loaded knows this code.", "Verbeter de cel of laad eerst het plan of de lijst.",
        "Mend the cell or load the plan or list first.")
    case .codeAmbiguous:
      entry(
        "naam van meer dan één", "name of more than one", "De naam hoort bij meer dan één code.",
        "The name belongs to more than one code.", "Gebruik de code.", "Use the code.")
    case .adviserUnknown:
      entry(
        "onbekende begeleider", "unknown adviser", "De code staat niet bij de begeleiders.",
        "The code is not among the advisers.", "Verbeter de code of laad eerst de begeleiders.",
        "Mend the code or load the advisers first.")
    case .mechanismUnknown:
      entry(
        "onbekend mechanisme", "unknown mechanism", "Mechanismen hebben een nummer van 1 tot 14.",
        "Mechanisms have a number from 1 to 14.", "Gebruik de nummers, bv. 1, 4, 8.", "Use the numbers, e.g. 1, 4, 8.")
    case .listItemTwice:
      entry(
        "waarde twee keer in een cel", "value twice in a cell", "Dezelfde waarde is twee keer genoemd.",
        "The same value is named twice.", "Niets; ze telt één keer.", "Nothing; it counts once.")
    case .prerequisiteMissing:
      entry(
        "eerst te laden lijst ontbreekt", "a list to load first is missing",
        "Het bestand verwijst naar een plan of een lijst die nog niet geladen is.",
        "The file refers to a plan or a list that was not loaded yet.",
        "Laad eerst wat genoemd wordt.", "Load what is named first.")
    case .personNamed:
      entry(
        "naam in plaats van pseudoniem",
        "name instead of pseudonym",
        "In een kolom met pseudoniemen staat een naam.",
        "A column of pseudonyms holds a name.",
        "Geef elke persoon een code zonder spaties en bewaar de sleutel apart.",
        "Give every person a code without spaces and keep the key apart.")
    case .institutionRequired:
      entry(
        "instelling niet herkend",
        "institution not recognised",
        "De rij gaat over één instelling en die is niet te vinden.",
        "The row is about one institution and that cannot be found.",
        "Schrijf het instellingsnummer, of laad de instelling of een alias.",
        "Write the institution number, or load the institution or an alias.")
    case .institutionNotLoaded:
      entry(
        "instelling nog niet geladen",
        "institution not loaded yet",
        "Het nummer is van geen geladen organisatie.",
        "The number is of no organisation that was loaded.",
        "Laad de organisatie; de rij telt dan vanzelf.",
        "Load the organisation; the row then counts by itself.")

    // Numbers
    case .integerUnreadable:
      entry(
        "geen geheel getal", "not a whole number", "De cel bevat iets anders dan cijfers.",
        "The cell holds something else than digits.", "Schrijf alleen cijfers.", "Write digits only.")
    case .numberOutOfRange:
      entry(
        "getal buiten de grenzen", "number out of range", "Het getal kan niet voor deze kolom.",
        "The number is impossible in this column.", "Kijk het getal na.", "Check the number.")
    case .decimalUnreadable:
      entry(
        "geen getal", "not a number", "De cel is geen getal met een decimale komma.",
        "The cell is no number with a decimal comma.", "Schrijf bv. 0,35.", "Write e.g. 0,35.")
    case .decimalAmbiguous:
      entry(
        "dubbelzinnig getal", "ambiguous number", "Een punt met drie cijfers kan duizend of een decimaal zijn.",
        "A point with three digits may mean thousands or decimals.", "Schrijf zonder punt, of met een decimale komma.",
        "Write it without a point, or with a decimal comma.")
    case .yesNoUnreadable:
      entry(
        "geen ja of nee", "not yes or no", "De cel is niet ja of nee.", "The cell is not yes or no.",
        "Schrijf ja of nee.", "Write ja or nee.")
    case .schoolYearUnreadable:
      entry(
        "geen schooljaar", "not a school year", "De cel is niet geschreven als 2025-2026.",
        "The cell is not written as 2025-2026.", "Schrijf beide jaren.", "Write both years.")
    case .shareUnreadable:
      entry(
        "geen aandeel", "not a share", "De cel is geen deel tussen 0 en 1.", "The cell is no part between 0 and 1.",
        "Schrijf bv. 50 %, 0,5 of 1/2.", "Write e.g. 50 %, 0,5 or 1/2.")
    case .headCountInexact:
      entry(
        "geen exact aantal deelnemers", "no exact number of participants",
        "De cel noemt een aantal bij benadering, zoals ca. 10.",
        "The cell names a number by approximation, such as ca. 10.",
        "Vul het juiste aantal in; anders blijft het leeg.", "Fill in the right number; otherwise it stays empty.")
    case .listParted:
      entry(
        "meer dan één waarde in een cel", "more than one value in a cell",
        "Tussen de waarden staat een woord of een teken zoals en, & of /; ze staan elk in de lijst.",
        "Between the values stands a word or a sign such as en, & or /; each of them is in the list.",
        "Kijk na of het er meer dan één zijn; zet er liever ; tussen.",
        "Check that they are more than one; better put ; between them.")
    case .textTooLong:
      entry(
        "te lange tekst", "text too long", "De cel bevat meer tekst dan bewaard kan worden.",
        "The cell holds more text than can be kept.", "Kort de tekst in.", "Shorten the text.")

    case .codeUnreadable:
      entry(
        "geen code", "not a code", "Een code heeft alleen letters, cijfers, streepjes en punten.",
        "A code has letters, digits, hyphens and points only.", "Kies een korte code, bv. spelkracht.",
        "Choose a short code, e.g. spelkracht.")
    case .amountUnreadable:
      entry(
        "geen bedrag",
        "not an amount",
        "De cel bevat geen bedrag in euro tot op de cent.",
        "The cell holds no amount in euro to the cent.",
        "Schrijf bv. 45.000,00.",
        "Write e.g. 45.000,00.")

    // The load
    case .keyTwice:
      entry(
        "sleutel twee keer", "key twice", "Twee rijen met dezelfde sleutel spreken elkaar tegen.",
        "Two rows with the same key contradict each other.", "Houd één rij over of geef ze elk een id.",
        "Keep one row or give each an id.")
    case .rowTwice:
      entry(
        "rij twee keer", "row twice", "Dezelfde rij staat twee keer in het bestand.",
        "The same row stands in the file twice.", "Niets; ze telt één keer.", "Nothing; it counts once.")
    case .nothingEnded:
      entry(
        "volledige lijst met geweigerde rijen", "full list with rejected rows",
        "Een geweigerde rij kan een record noemen dat anders als verdwenen zou tellen.",
        "A rejected row may name a record that would otherwise count as gone.",
        "Verbeter de geweigerde rijen en laad de lijst opnieuw.", "Mend the rejected rows and load the list again.")
    case .idTakenOver:
      entry(
        "id van een andere registratie", "id of another registration",
        "In het blad staat onder dit id nu iets heel anders; de rij verving wat bekend was.",
        "The sheet now has something quite different under this id; the row replaced what was known.",
        "Kijk na of dat de bedoeling is; zo niet, maak de batch ongedaan en geef de rij een ander id.",
        "Check that it is meant so; if not, undo the batch and give the row another id.")
    case .idForeign:
      entry(
        "ids van een ander blad", "ids of another sheet",
        "Een ander team, of een nieuwe maand, telt zijn nummers opnieuw vanaf 1: meer dan een kwart van de bekende ids hoort bij "
          + "een heel andere registratie.",
        "Another team, or a new month, counts its numbers from 1 again: more than a quarter of the ids that are known belong to "
          + "quite another registration.",
        "Laad het blad met --source en een eigen naam, of met --same-sheet als het toch een nieuwe versie van hetzelfde blad is.",
        "Load the sheet with --source and a name of its own, or with --same-sheet if it is a newer version of the same sheet after all."
      )
    case .fileKnown:
      entry(
        "bestand al geladen", "file already loaded", "Precies dit bestand is vroeger geladen.",
        "Exactly this file was loaded before.", "Niets.", "Nothing.")

    case .correctedByHand:
      entry(
        "met de hand verbeterd", "corrected by hand",
        "Iemand verbeterde dit record met leerspoor import set; het blad heeft nog de oude tekst.",
        "Somebody corrected this record with leerspoor import set; the sheet still has the old text.",
        "Niets; verbeter het ook in het blad. Maak de verbetering ongedaan als het blad toch juist is.",
        "Nothing; mend the sheet as well. Undo the correction if the sheet is right after all.")
    case .correctionLapsed:
      entry(
        "verbetering met de hand vervalt", "correction by hand lapses",
        "Het blad zegt in die cel nu iets anders dan toen iemand ze met leerspoor import set verbeterde; het blad geldt.",
        "The sheet now says something else in that cell than when somebody corrected it with leerspoor import set; the sheet holds.",
        "Niets als het blad juist is; verbeter het record anders opnieuw.",
        "Nothing if the sheet is right; otherwise correct the record again.")
    case .returnUnreadable:
      entry(
        "geen rij-id", "no rij-id", "De kolom rij-id is overschreven of verschoven.",
        "The column rij-id was overwritten or shifted.",
        "Zet terug wat er stond, of maak de cel leeg voor een nieuwe rij.",
        "Put back what stood there, or empty the cell for a new row.")
    case .returnUnknown:
      entry(
        "onbekende rij-id", "unknown rij-id",
        "Het bestand hoort bij een andere databank, of de batch van de rij is ongedaan gemaakt.",
        "The file belongs to another database, or the batch of the row was undone.",
        "Laad het in de juiste databank, of maak de cel leeg voor een nieuwe rij.",
        "Load it into the right database, or empty the cell for a new row.")
    case .returnOtherKind:
      entry(
        "rij-id van een andere soort", "rij-id of another kind",
        "De rij werd geweigerd in een bestand van een andere soort.",
        "The row was rejected in a file of another kind.", "Laad het bestand als die soort.",
        "Load the file as that kind.")
    case .returnTwice:
      entry(
        "rij-id twee keer", "rij-id twice", "Een rij is gekopieerd met haar rij-id.",
        "A row was copied with its rij-id.",
        "Maak de rij-id van de extra rij leeg.", "Empty the rij-id of the extra row.")
    case .returnEmptied:
      entry(
        "leeggemaakte rij", "emptied row", "Alle cellen van de geweigerde rij zijn leeggemaakt.",
        "All cells of the rejected row were emptied.", "Niets; de rij vervalt.", "Nothing; the row lapses.")
    case .mendedBefore:
      entry(
        "al verbeterde rij", "row mended already",
        "Deze rij werd in een eerdere lading geweigerd en is daarna verbeterd; het blad heeft nog de oude tekst.",
        "This row was rejected in an earlier load and was mended afterwards; the sheet still has the old text.",
        "Niets; verbeter ze ook in het blad. Maak de batch met de verbetering ongedaan als die toch fout was.",
        "Nothing; mend it in the sheet as well. Undo the batch that mended it if that was wrong after all.")

    // Closed periods
    case .periodClosed:
      entry(
        "naregistratie", "late registration",
        "De rij gaat over een periode die afgesloten is; ze wacht en telt niet mee.",
        "The row is about a period that is closed; it waits and is not counted.",
        "Laat de periode heropenen (leerspoor audit reopen) en neem de rij op met leerspoor import release.",
        "Have the period reopened (leerspoor audit reopen) and take the row in with leerspoor import release.")
    case .goneButClosed:
      entry(
        "niet beëindigd: periode afgesloten", "not ended: period closed",
        "Een volledige lijst noemt records van een afgesloten periode niet meer; ze blijven gelden.",
        "A full list no longer names records of a closed period; those stay.",
        "Laat de periode heropenen en laad de lijst opnieuw.", "Have the period reopened and load the list again.")

    // The inbox
    case .inboxBusy:
      entry(
        "inbox is bezig", "inbox is busy", "Een ander programma verwerkt dezelfde map.",
        "Another program works on the same folder.", "Wacht tot dat klaar is en probeer opnieuw.",
        "Wait until it is done and try again.")
    case .inboxUnusable:
      entry(
        "map onbruikbaar", "folder unusable", "De map bestaat niet of is niet beschrijfbaar.",
        "The folder does not exist or cannot be written.", "Maak de map aan of vraag schrijfrechten.",
        "Make the folder or ask for write permission.")
    case .fileBeingWritten:
      entry(
        "bestand wordt nog geschreven", "file is still being written",
        "Het bestand verandert nog of staat open om te schrijven.",
        "The file still changes or is open for writing.", "Niets; de volgende keer wordt het genomen.",
        "Nothing; it is taken the next time.")
    case .fileNotMoved:
      entry(
        "bestand niet verplaatst", "file not moved", "Het bestand is verwerkt, maar kon niet naar zijn map.",
        "The file was taken in, but could not be moved to its folder.", "Verplaats het zelf of kijk de rechten na.",
        "Move it yourself or check the permissions.")

    // Kinds of their own
    case .listEntryUnreadable:
      entry(
        "deel van een lijst niet leesbaar",
        "part of a list not readable",
        "Een fase of actie in de cel is onvolledig.",
        "A phase or action in the cell is incomplete.",
        "Schrijf elke fase met haar eerste dag, met ; ertussen.",
        "Write every phase with its first day, with ; between them.")
    case .intervalAsWeeks:
      entry(
        "interval omgezet naar weken",
        "interval turned into weeks",
        "Een maand telt als vier weken.",
        "A month counts as four weeks.",
        "Schrijf zelf een aantal weken als dat niet klopt.",
        "Write a number of weeks yourself if that is wrong.")
    case .choiceUnclear:
      entry(
        "keuze niet duidelijk",
        "choice not clear",
        "Twee cellen die elkaar uitsluiten zijn allebei gevuld of allebei leeg.",
        "Two cells that exclude each other are both filled or both empty.",
        "Vul precies één van beide in.",
        "Fill exactly one of both.")
    case .answerUnreadable:
      entry(
        "antwoord past niet op de schaal",
        "answer does not fit the scale",
        "De cel is geen label en geen punt van de antwoordschaal.",
        "The cell is no label and no point of the answer scale.",
        "Gebruik de labels van de normen of een getal van de schaal.",
        "Use the labels of the norms or a number of the scale.")
    case .scaleMissing:
      entry(
        "geen antwoordschaal voor labels",
        "no answer scale for labels",
        "De antwoorden zijn labels en de normen geven geen schaal.",
        "The answers are labels and the norms give no scale.",
        "Laad normen met edbi_scale (labels, agree) en laad het blad opnieuw.",
        "Load norms with edbi_scale (labels, agree) and load the sheet again.")
    case .columnKept:
      entry(
        "kolom bewaard als vraag",
        "column kept as a question",
        "De kolom is geen item van EDBI en lijkt een vraag van het team.",
        "The column is no item of EDBI and looks like a question of the team.",
        "Niets, of geef de kolom de code van het item.",
        "Nothing, or give the column the code of the item.")
    case .columnLeftOut:
      entry(
        "kolom met opzet niet gelezen",
        "column left out on purpose",
        "De kolom bevat tijdstippen, contactgegevens of iets dat niet nodig is.",
        "The column holds time stamps, contact details or something not needed.",
        "Niets.",
        "Nothing.")
    case .functionUncoded:
      entry(
        "functie nog te coderen",
        "function still to be coded",
        "De functie is vrije tekst en staat niet in de lijst.",
        "The function is free text and is not in the list.",
        "Vul in de kolom functie een functie van de lijst in.",
        "Write a function of the list in the column functie.")
    case .otherSite:
      entry(
        "andere vestiging",
        "other site",
        "De rij is een vestiging en niet de hoofdzetel.",
        "The row is a site and not the head seat.",
        "Niets.",
        "Nothing.")
    case .aliasNotAccepted:
      entry(
        "voorstel niet aanvaard",
        "suggestion not accepted",
        "Bij aanvaarden staat nee of niets.",
        "aanvaarden says nee (no) or nothing.",
        "Vul ja in als het voorstel klopt en laad het blad opnieuw.",
        "Write ja (yes) when the suggestion is right and load the sheet again.")
    case .recordUnknown:
      entry(
        "geen record met die sleutel",
        "no record with that key",
        "Er is geen geldend record van die soort met die sleutel, of het is ongedaan gemaakt.",
        "There is no current record of that kind with that key, or it was undone.",
        "Noem het id, de code of het nummer zoals het in het blad staat, of de batch en de rij, zoals 8:27.",
        "Name the id, code or number as the sheet has it, or the batch and row, such as 8:27.")
    case .recordAmbiguous:
      entry(
        "meer dan één record met die sleutel",
        "more than one record with that key",
        "Bladen van verschillende bronnen gebruiken hetzelfde id.",
        "Sheets of several sources use the same id.",
        "Noem het record met de batch en de rij, zoals 8:27.",
        "Name the record by batch and row, such as 8:27.")
    case .recordWithoutSheet:
      entry(
        "record komt niet uit een blad",
        "record does not come from a sheet",
        "Een plan, normen of een kalender hebben geen rijen.",
        "A plan, norms or a calendar have no rows.",
        "Verbeter het YAML-bestand en laad het opnieuw.",
        "Mend the YAML file and load it again.")
    case .columnEmptied:
      entry(
        "kolom ontbreekt die er was", "column missing that was there",
        "Het blad heeft een kolom niet waarin bekende records een waarde hadden; die waarde vervalt.",
        "The sheet lacks a column in which known records had a value; that value lapses.",
        "Neem de kolom over en laad het blad opnieuw, of maak de batch ongedaan en laad alleen de rijen die wijzigen.",
        "Take the column over and load the sheet again, or undo the batch and load only the rows that change.")
    case .mergeImpossible:
      entry(
        "nummers kunnen niet samengevoegd worden",
        "numbers cannot be merged",
        "De nummers zijn gelijk, een ervan is al samengevoegd, of het nummer dat blijft is onbekend.",
        "The numbers are the same, one was merged already, or the number that stays is unknown.",
        "Kijk de nummers na; maak een eerdere samenvoeging zo nodig ongedaan.",
        "Check the numbers; undo an earlier merge if need be.")
    }
  }

  private func entry(
    _ dutch: String, _ english: String, _ dutchCause: String, _ englishCause: String, _ dutchCure: String,
    _ englishCure: String
  ) -> ProblemEntry {
    ProblemEntry(
      Label(dutch, english), cause: Label(dutchCause, englishCause), cure: Label(dutchCure, englishCure))
  }
}
