import GuidanceKit
import Register

/// Sheets of registrations of guidance (*registraties*).
enum RegistrationSheet: SheetDefinition {
  /// Headers of the duration that say that a bare number counts hours.
  static let hourHeaders = ["uren", "aantal uren", "duur (u)", "duur in uren", "duur (uren)", "hours", "duration (h)"]
  /// Headers of the duration that say that a bare number counts minutes.
  static let minuteHeaders = [
    "minuten", "aantal minuten", "duur (min)", "duur in minuten", "duur (minuten)", "minutes",
  ]

  static let kind = SheetKind(
    RegistrationSheet.self,
    [
      SheetColumn(
        "id", ["registratie-id", "registratienummer"], "eigen id van het blad, zodat een gewijzigde rij herkend wordt",
        "the sheet's own id, so that a changed row is recognised", example: "R-0001"),
      SheetColumn(
        "datum", ["dag", "date"], required: true, "dag/maand/jaar of jaar-maand-dag",
        "day/month/year or year-month-day", example: "12/01/2026"),
      SheetColumn(
        "duur", hourHeaders + minuteHeaders + ["tijd", "duration"], required: true,
        "contacttijd: 1:30, 1,5 of 90 min; mag ook begin + einde zijn",
        "contact time: 1:30, 1,5 or 90 min; may be begin + einde instead", example: "1:30"),
      SheetColumn(
        "begin", ["beginuur", "start", "van uur"], "beginuur, met einde in plaats van of naast duur",
        "beginning, with einde instead of or beside duur", example: "9:00"),
      SheetColumn("einde", ["einduur", "eind", "end", "tot uur"], "einduur", "end", example: "10:30"),
      SheetColumn(
        "instelling",
        ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "instellingen", "institution"],
        "nummer, of type en naam; meer dan één met ; ertussen; leeg alleen bij werk zonder contact",
        "number, or type and name; several with ; between them; empty only for work without contact",
        example: "SO PTS Boom"),
      SheetColumn(
        "bestemming", ["pijler", "destination", "pillar"], required: true, "pijler, project of kwaliteitszorg",
        "pillar, project or quality care", example: "PBD-NED"),
      SheetColumn(
        "doel", ["operationeel doel", "OD", "goal"], "code of titel van het operationeel doel",
        "code or title of the operational goal", example: "PBD-NED-OD1"),
      SheetColumn(
        "begeleider", ["wie", "code begeleider", "medewerker", "initialen", "adviser"], required: true,
        "code of naam van de begeleider", "code or name of the adviser", example: "B01"),
      SheetColumn(
        "vorm", ["aard", "contactvorm", "form"], required: true, "fysiek, online, hybride of helpdesk",
        "fysiek, online, hybride or helpdesk", example: "fysiek"),
      SheetColumn(
        "plaats", ["place"], "op school, elders of op afstand", "op school, elders or op afstand", example: "op school"),
      SheetColumn(
        "niveau", ["werkingsniveau", "level"], "macro, meso of micro", "macro, meso or micro", example: "micro"),
      SheetColumn(
        "focus", ["focuscategorie"], "focuscategorie van het plan", "focus category of the plan",
        example: "professionalisering"),
      SheetColumn(
        "initiatief", ["professionaliseringsinitiatief", "type begeleiding", "initiative"], "initiatief van het plan",
        "initiative of the plan", example: "klasobservatie"),
      SheetColumn(
        "doelgroep", ["doelgroepen", "target group"], "doelgroepen van het plan, met ; ertussen",
        "target groups of the plan, with ; between them", example: "leraren"),
      SheetColumn(
        "aantal", ["aantal deelnemers", "deelnemers", "head count"], "aantal deelnemers", "number of participants",
        example: "6"),
      SheetColumn(
        "klasvloer", ["klasvloercontext", "KLV", "classroom"], "ja, nee, onbekend of leeg",
        "ja (yes), nee (no), onbekend (unknown) or empty", example: "ja"),
      SheetColumn(
        "mechanismen", ["mechanisme", "EEF-mechanismen", "mechanisms"], "nummers van 1 tot 14, met , of ; ertussen",
        "numbers from 1 to 14, with , or ; between them", example: "1, 4, 8"),
      SheetColumn(
        "fase", ["implementatiefase", "EEF-fase", "phase"], "ontdekken, ontwikkelen, opleveren of opschalen",
        "explore, prepare, deliver or sustain", example: "ontwikkelen"),
      SheetColumn(
        "zorgfase", ["fase zorgcontinuüm", "care phase"], "fase 0 tot 3 van het zorgcontinuüm",
        "phase 0 to 3 of the care continuum"),
      SheetColumn(
        "traject", ["trajectcode", "trajectory"], "code van het begeleidingstraject", "code of the trajectory"),
      SheetColumn(
        "sessie", ["sessiecode", "session"], "code die de registraties van één sessie samenbindt",
        "code that ties the registrations of one session"),
      SheetColumn(
        "fonds", ["middelen", "fund"], "regulier of een gekleurd fonds; leeg is niet toewijsbaar",
        "regulier or one earmarked fund; empty is not attributable", example: "regulier"),
      SheetColumn(
        "omschrijving", ["opmerking", "opmerkingen", "thema", "description"], "wat er gedaan is", "what was done",
        example: "Lesobservatie met nabespreking"),
    ], alternatives: ["duur": ["begin", "einde"]], prerequisites: [.plan, .advisers])

  /// Initiatives that are work without contact.
  static let initiativesWithoutContact: Set<String> = ["materiaal", "praktijkonderzoek"]
}
