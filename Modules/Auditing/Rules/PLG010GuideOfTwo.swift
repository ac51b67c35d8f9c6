import GuidanceKit
import Register

/// A process guide who leads more communities on one day than one.
struct PLG010GuideOfTwo: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG010", severity: .notice,
    title: Label("procesbegeleider op één dag in twee PLG's", "process guide of two communities on one day"),
    what: Label(
      "Eenzelfde procesbegeleider van twee PLG's die op dezelfde dag een intake of sessie houden, of van meer PLG's tegelijk dan de drempel (3).",
      "One process guide of two communities that hold an intake or session on the same day, or of more communities at a time than the threshold (3)."
    ),
    why: Label(
      "Wie op twee plaatsen staat, was er op één niet: een datum of een pseudoniem is verkeerd, of iemand anders verving.",
      "Who is in two places was not in one of them: a day or a pseudonym is wrong, or someone else stood in."),
    example: Label(
      "P-100 begeleidt PLG-01 en PLG-04, en beide hielden sessie 1 op 14 oktober 2025.",
      "P-100 guides PLG-01 and PLG-04, and both held session 1 on 14 October 2025."),
    cure: Label(
      "Kijk in het blad plg de kolom \"procesbegeleider\" na, en in plg-sessies de datums.",
      "Check the column \"procesbegeleider\" of the sheet plg, and the days in plg-sessies."),
    source: .communityProcess)

  let most = Threshold(
    "plgs_per_guide", 3, .count,
    Label("hoeveel PLG's een procesbegeleider tegelijk heeft", "how many communities a process guide has at a time"))
  var thresholds: [Threshold] { [most] }
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let guided = Dictionary(grouping: facts.programme.communities.filter { $0.record.processGuide != nil }) {
      $0.record.processGuide ?? ""
    }
    return guided.sorted { $0.key < $1.key }.flatMap { guide, communities in
      sameDay(guide, communities, facts) + tooMany(guide, communities, facts)
    }
  }

  private func sameDay(_ guide: String, _ communities: [Fact<PLG>], _ facts: AuditFacts) -> [Finding] {
    let moments = communities.flatMap { facts.moments(of: $0.record) }.filter {
      $0.record.isHeld != false && [.intake, .session].contains($0.record.moment.kind)
    }
    return Dictionary(grouping: moments, by: \.record.date).sorted { $0.key < $1.key }.compactMap { day, moments in
      let codes = moments.map(\.record.plg).uniqued().sorted()
      guard codes.count > 1 else { return nil }
      return finding(
        guide, subject: [guide, day.iso] + codes,
        Label(
          "Procesbegeleider \(guide) heeft op \(day.words.dutch) \(codes.joined(separator: " en ")).",
          "Process guide \(guide) has \(codes.joined(separator: " and ")) on \(day.words.english)."),
        facts: moments.map { facts.reference(.plgSession, $0) })
    }
  }

  private func tooMany(_ guide: String, _ communities: [Fact<PLG>], _ facts: AuditFacts) -> [Finding] {
    let most = facts.threshold(self.most)
    let running = communities.filter { community in
      let days = facts.moments(of: community.record).map(\.record.date)
      guard let first = days.min(), let last = days.max() else { return false }
      return first <= facts.today && facts.today <= last
    }
    guard running.count > most else { return [] }
    let codes = running.map(\.record.code).sorted().joined(separator: ", ")
    return [
      finding(
        guide, subject: [guide, "number"],
        Label(
          "Procesbegeleider \(guide) begeleidt \(running.count) PLG's tegelijk (\(codes)); vanaf \(most + 1) is dat veel.",
          "Process guide \(guide) guides \(running.count) communities at a time (\(codes)); from \(most + 1) on that is many."
        ),
        facts: running.map { facts.reference(.plg, $0) })
    ]
  }
}
