import GuidanceKit
import Register

/// Sheets of registrations of guidance (*registraties*).
enum RegistrationSheet: SheetDefinition {
  /// Other headers of the duration; what a bare number counts under them, their words say.
  private static let durationHeaders = [
    "tijd", "tijdsduur", "duurtijd", "contacttijd", "tijd in uren", "tijd in minuten", "uren", "aantal uren",
    "aantal u",
    "duur in uren", "uren begeleiding", "gepresteerde uren", "minuten", "aantal minuten", "duur in minuten", "duration",
    "hoe lang", "hoelang", "hoe lang duurde het", "hoelang duurde het", "time", "time spent", "hours",
    "number of hours", "minutes", "duration in hours", "duration in minutes",
  ]

  static let kind = SheetKind(
    RegistrationSheet.self,
    [
      SheetColumn(
        "id", ["registratie-id", "registratienummer", "registration id", "record id"],
        "eigen id van het blad, zodat een gewijzigde rij herkend wordt",
        "the sheet's own id, so that a changed row is recognised", example: "R-0001"),
      SheetColumn(
        "datum",
        [
          "dag", "date", "day", "datum activiteit", "datum begeleiding", "datum contact", "datum sessie",
          "datum bezoek",
          "activiteitsdatum", "wanneer", "startdatum", "begindatum", "start date", "datum van de begeleiding",
          "datum van het bezoek", "datum van het contact", "datum van de activiteit", "datum van de sessie",
          "op welke dag", "wanneer vond de begeleiding plaats",
        ], required: true, "dag/maand/jaar of jaar-maand-dag",
        "day/month/year or year-month-day", example: "12/01/2026"),
      SheetColumn(
        "duur", durationHeaders, required: true,
        "contacttijd: 1:30, 1,5 of 90 min; mag ook begin + einde zijn",
        "contact time: 1:30, 1,5 or 90 min; may be begin + einde instead", example: "1:30"),
      SheetColumn(
        "begin",
        [
          "beginuur", "begintijd", "start", "startuur", "starttijd", "van", "van uur", "uur van", "start time", "from",
          "begin uur", "uur begin", "begint om", "hoe laat begon het",
        ],
        "beginuur, met einde in plaats van of naast duur",
        "beginning, with einde instead of or beside duur", example: "9:00"),
      SheetColumn(
        "einde",
        [
          "einduur", "eindtijd", "eind", "stop", "stopuur", "tot", "tot uur", "uur tot", "end", "end time", "until",
          "eind uur", "uur einde", "eindigt om", "hoe laat eindigde het",
        ],
        "einduur",
        "end", example: "10:30"),
      SheetColumn(
        "instelling",
        [
          "school", "scholen", "welke school", "in welke school", "bij welke school", "welke instelling",
          "instellingen", "organisatie", "organisaties", "centrum", "school/centrum",
          "school of centrum", "naam school", "naam instelling", "schoolnaam", "naam van de school",
          "naam van de instelling", "instellingsnummer", "instellingsnr", "inst.nr.", "instnr", "inst nummer",
          "nummer instelling", "nr instelling", "schoolnummer", "schoolnr", "institution", "institutions",
          "school name",
          "institution number", "organisation",
        ],
        "nummer, of type en naam; meer dan één met ; ertussen; leeg alleen bij werk zonder contact",
        "number, or type and name; several with ; between them; empty only for work without contact",
        example: "SO PTS Boom", lesser: ["campus", "vestiging", "vestigingsplaats", "locatie school", "site"]),
      SheetColumn(
        "bestemming",
        [
          "pijler", "pijlers", "pijler/project", "pijler of project", "project", "team", "destination", "pillar",
          "pillar or project",
        ], required: true, "pijler, project of kwaliteitszorg",
        "pillar, project or quality care", example: "PBD-NED"),
      SheetColumn(
        "doel",
        ["operationeel doel", "operationele doelstelling", "doelstelling", "OD", "nr OD", "goal", "operational goal"],
        "code of titel van het operationeel doel",
        "code or title of the operational goal", example: "PBD-NED-OD1"),
      SheetColumn(
        "begeleider",
        [
          "wie", "wie begeleidde", "naam van de begeleider", "uw naam", "je naam", "code begeleider", "naam begeleider",
          "begeleider code", "medewerker", "collega",
          "pedagogisch begeleider",
          "PB", "initialen", "adviseur", "adviser", "advisor", "staff member", "initials",
        ], required: true,
        "code of naam van de begeleider; wie samen begeleidde en in één rij staat, met ; ertussen",
        "code or name of the adviser; those who guided together and stand in one row, with ; between them",
        example: "B01"),
      SheetColumn(
        "vorm",
        [
          "aard", "contactvorm", "vorm contact", "aard contact", "vorm van contact", "wijze", "contact", "form",
          "contact form",
        ],
        required: true, "fysiek, online, hybride of helpdesk",
        "fysiek, online, hybride or helpdesk", example: "fysiek"),
      SheetColumn(
        "plaats", ["locatie", "waar", "plaats begeleiding", "place", "location"], "op school, elders of op afstand",
        "op school, elders or op afstand", example: "op school"),
      SheetColumn(
        "niveau", ["werkingsniveau", "niveau van werking", "level", "working level"], "macro, meso of micro",
        "macro, meso or micro", example: "micro"),
      SheetColumn(
        "focus", ["focuscategorie", "focus begeleiding", "focus category"], "focuscategorie van het plan",
        "focus category of the plan",
        example: "professionalisering"),
      SheetColumn(
        "initiatief",
        [
          "professionaliseringsinitiatief", "type initiatief", "type begeleiding", "soort begeleiding",
          "begeleidingsvorm",
          "type activiteit", "soort activiteit", "activiteit", "initiative", "type of guidance", "activity",
        ], "initiatief van het plan",
        "initiative of the plan", example: "klasobservatie"),
      SheetColumn(
        "doelgroep", ["doelgroepen", "voor wie", "publiek", "target group", "target groups", "audience"],
        "doelgroepen van het plan, met ; ertussen",
        "target groups of the plan, with ; between them", example: "leraren"),
      SheetColumn(
        "aantal",
        [
          "aantal deelnemers", "deelnemers", "aantal personen", "# deelnemers", "nr deelnemers", "aantal aanwezigen",
          "aanwezigen", "head count", "participants", "number of participants",
        ],
        "aantal deelnemers, of het aantal per doelgroep: leraren 6; schoolleiders 1",
        "number of participants, or the number per target group: leraren 6; schoolleiders 1",
        example: "6"),
      SheetColumn(
        "klasvloer",
        ["klasvloercontext", "op de klasvloer", "KLV", "klas", "classroom", "classroom floor", "classroom context"],
        "ja, nee, onbekend of leeg",
        "ja (yes), nee (no), onbekend (unknown) or empty", example: "ja"),
      SheetColumn(
        "mechanismen", ["mechanisme", "EEF-mechanismen", "EEF-mechanisme", "EEF", "mechanisms", "mechanism"],
        "nummers van 1 tot 14, met , of ; ertussen",
        "numbers from 1 to 14, with , or ; between them", example: "1, 4, 8"),
      SheetColumn(
        "fase", ["implementatiefase", "EEF-fase", "fase implementatie", "phase", "implementation phase"],
        "ontdekken, ontwikkelen, opleveren of opschalen",
        "explore, prepare, deliver or sustain", example: "ontwikkelen"),
      SheetColumn(
        "zorgfase", ["fase zorgcontinuüm", "zorgcontinuüm", "care phase", "care continuum"],
        "fase 0 tot 3 van het zorgcontinuüm",
        "phase 0 to 3 of the care continuum"),
      SheetColumn(
        "traject", ["trajectcode", "begeleidingstraject", "code traject", "trajectory", "trajectory code"],
        "code van het begeleidingstraject", "code of the trajectory"),
      SheetColumn(
        "sessie", ["sessiecode", "code sessie", "session", "session code"],
        "code die de registraties van één sessie samenbindt",
        "code that ties the registrations of one session"),
      SheetColumn(
        "fonds", ["middelen", "gekleurde middelen", "financiering", "fund", "funds"],
        "regulier of een gekleurd fonds; leeg is niet toewijsbaar",
        "regulier or one earmarked fund; empty is not attributable", example: "regulier"),
      SheetColumn(
        "omschrijving",
        [
          "korte omschrijving", "beschrijving", "inhoud", "omschrijving activiteit", "description", "short description",
        ],
        "wat er gedaan is", "what was done", example: "Lesobservatie met nabespreking",
        lesser: [
          "thema", "onderwerp", "titel", "agenda", "opmerking", "opmerkingen", "notitie", "notities", "toelichting",
          "extra",
          "topic", "theme", "subject", "remark", "remarks", "comment", "comments", "notes",
        ]),
    ], alternatives: ["duur": ["begin", "einde"]], prerequisites: [.plan, .advisers])

  /// Initiatives that are work without contact.
  static let initiativesWithoutContact: Set<String> = ["materiaal", "praktijkonderzoek"]
}
