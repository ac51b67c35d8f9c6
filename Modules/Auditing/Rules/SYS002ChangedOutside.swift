import GuidanceKit
import Register

/// Something in the database that is not what was loaded.
struct SYS002ChangedOutside: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS002", severity: .error,
    title: Label("databank buiten het programma gewijzigd", "database changed outside the program"),
    what: Label(
      "Feiten, ladingen, bevindingen, afsluitingen en bewaarde bestanden worden nagerekend tegen hun kenmerken en tegen de keten. De audit meldt het eerste dat niet klopt, en hoeveel er nog volgen.",
      "Facts, loads, findings, locks and kept files are recomputed against their digests and the trail. The audit reports the first that does not hold, and how many follow."
    ),
    why: Label(
      "Een cijfer dat met de hand in de databank gezet is, staat in geen enkel blad en is aan niemand uit te leggen.",
      "A number put into the database by hand stands in no sheet and cannot be explained to anyone."),
    example: Label(
      "Van lading 9 is een registratie van 60 naar 600 minuten gewijzigd.",
      "A registration of load 9 was changed from 60 to 600 minutes."),
    cure: Label(
      "Zet een back-up van vóór de wijziging terug. Een echte verbetering gaat via het blad: verbeter het en laad het opnieuw.",
      "Restore a backup from before the change. A real correction goes through the sheet: mend it and load it again."),
    source: Label("Rekenregels, ladingen en keten", "Rules, batches and trail"))
  var needs: AuditNeeds { [.verification] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.system.otherFaults.first.map { first in
      [
        finding(
          "databank", subject: ["database"],
          SYS001TrailBroken.sentence(first, of: facts.system.otherFaults.count))
      ]
    } ?? []
  }
}
