import GuidanceKit
import Register

/// Sheets of free days that organisations chose (*lokale vrije dagen*).
enum FreeDaySheet: SheetDefinition {
  static let kind = SheetKind(
    FreeDaySheet.self,
    [
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        required: true, "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn(
        "vestiging", ["vestigingsplaats", "vestigingsnummer", "site"], "nummer van de vestiging; leeg voor alle",
        "number of the site; empty for all"),
      SheetColumn(
        "dag", ["vrije dag", "datum vrije dag", "free day"], required: true, "dag", "day", example: "11/05/2026"),
      SheetColumn(
        "halve dag", ["deel van de dag", "half day"],
        "voormiddag of namiddag; ja als niet gezegd is welke; leeg voor de hele dag",
        "voormiddag (morning) or namiddag (afternoon); ja when it is not said which; empty for the whole day"),
      SheetColumn(
        "soort", ["soort vrije dag", "kind"], "facultatief (ook als de cel leeg is) of pedagogische studiedag",
        "facultatief (optional leave, also when empty) or pedagogische studiedag (study day)", example: "facultatief"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let organisation: ColumnReader<InstitutionNumber>
    private let site: ColumnReader<Int>
    private let day: ColumnReader<CalendarDate>
    private let half: ColumnReader<FreeDay.Half?>
    private let purpose: ColumnReader<LocalFreeDays.Purpose>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      organisation = ColumnReader(row, "instelling") { InstitutionCell.read($0, context) }
      site = ColumnReader(row, "vestiging") { NumberReaders.integer($0, in: 1...999) }
      day = .date(row, "dag", context)
      half = ColumnReader(row, "halve dag", FreeDayWords.half)
      purpose = ColumnReader(row, "soort", FreeDayWords.purpose)
    }

    func record() -> FreeDay? {
      let organisation = organisation.required()
      let site = site.optional()
      let day = day.required()
      let half = half.optional() ?? nil
      let purpose = purpose.optional()
      guard !row.hasErrors, let organisation, let day else { return nil }
      return FreeDay(organisation: organisation, site: site, day: day, half: half, purpose: purpose ?? .optional)
    }
  }
}
