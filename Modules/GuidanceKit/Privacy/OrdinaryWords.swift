/// Words that are surnames in Flanders too: a surname of this list says nothing by itself.
///
/// Written down by hand from the kinds of words of which surnames are made: trades, looks, animals, plants, places, times,
/// buildings, and what schools speak of. A word missing here is withheld once too often, which does no harm.
enum OrdinaryWords {
  /// Whether a surname without its particles, folded and joined, is a word of every day.
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = Set(
    """
    bakker bakkers beeldhouwer boer boeren boogaerts boom bosman bouwer bouwman brouwer brouwers coach dekker dekkers dienaar
    directeur draaier fotograaf graaf groep hertog herder heer heren jager jagers kapper keizer kok koks koning koster kramer
    kuiper leerling leraar lezer maker meester meesters meier metser molenaar monnik musschen pastoor prins raad rechter
    rekenaar ridder schaper scheper scherpenier schilder schilders schipper schoenmaker schrijver schrijvers slager smid smit
    smits snijder snijders speelman spelers timmerman timmermans tuinman visser vissers voerman wachter wever wevers winkelman
    wolf wolfs zanger ziener
    arend beer beren bever bie das duif duiven ekster haan haas hazen hert hond honden kat kater kikker koe konijn kraai leeuw
    leeuwen lynx mees mus nachtegaal os paard paarden pauw raaf ram reiger schaap slang spin sperwer spreeuw stier valk valken
    vink vinken vis vlinder vogel vogels vos vossen wesp zwaan zwaluw
    appel berk berken beuk bloem bloemen boon boone bos bosch bossen braam den eik eiken esdoorn gras haver iep kers klaver
    knop kool koren kruid lelie linde linden mos noot noten olm palm peer peren plant pruim rog roos rozen spar tak tarwe
    wilg wortel
    bruin bruine blauw blauwe geel goede goed grijs groen groene groot grote jong jonge kaal klein kleine kort korte lang
    lange licht mooi nieuw nieuwe oud oude rood rode ruw schoon slim snel sterk sterke stil stille stout trots vet vlug vrij
    vroom waard wit witte wijs wijze zacht zot zuiver zwart zwarte
    berg bergen beek beken broek brug bruggen burcht dam dijk dijken dorp dal eiland gracht haven heide hemel heuvel hof hoek
    hoeve huis huizen kamp kant kasteel kerk kerkhof kelder klooster land landen laan markt meer meers moer moeras molen
    molens muur oever oord plaats plas poel poort put rivier rots ruimte school spoor stad staat steen steeg stenen straat
    straten toren tuin veld velde velden ven vijver vliet weg wegen weide water wal wereld woud zand zee zijde
    antwerpen brugge brussel diest gent geel halle hasselt ieper izegem kortrijk leuven lier lommel mechelen mol oostende
    roeselare tielt tongeren turnhout veurne vlaanderen waregem
    dag dagen herfst jaar januari februari maart april mei juni juli augustus september oktober november december lente
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag morgen nacht uur week winter winters zomer zomers
    arm baard been hals hand handen hart hoofd kind kinderen knie kop man mannen mens mensen neus oog ogen oor ouder ouders
    rug tand vader vinger voet vriend vrienden vrouw zoon zonen
    beeld beker bel boek boeken boot bord bril brood deken doel doelen draad dreef film hamer helm hoed honing ijzer kaart
    kaas kan kar ketel klok koek korf kroon kruis lamp lepel licht mantel melk mes naald papier pen pijl pijp plan pot ring
    schaar schild schoen sleutel slot spiegel spijker stok stoel suiker tafel touw vaan vat vlag wagen wiel wijn zak zadel zout
    zwaard
    aanpak begeleiding bereik cijfer dialoog gesprek impact kern klas kwaliteit les lessen meting netwerk pijler praktijk
    project rekenen spel taal team traject verzonnen voorbeeld vraag vragen wens werk werken
    eerst eerste laatste raes rust vrede vreugde hoop liefde lust moed nood geluk genoeg recht regen sneeuw storm vuur wind wolk
    zon zegers ster sterren
    """.split { $0.isWhitespace }.map(String.init))
}
