import GuidanceKit
import Indicators
import Register

/// A learning community with too few or too many members.
struct PLG001Size: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG001", severity: .notice,
    title: Label("PLG te klein of te groot", "learning community too small or too large"),
    what: Label(
      "Het aantal PLG-leden op de dag van de audit, zonder begeleiders en wie af en toe aansluit, naast de norm plg_size (6 tot 12).",
      "The number of members on the day of the audit, without guides and those who join now and then, beside the norm plg_size (6 to 12)."
    ),
    why: Label(
      "In een te kleine groep valt het gesprek stil als er twee ontbreken; in een te grote komt niet iedereen aan bod.",
      "In too small a group talk dries up when two are missing; in too large a one not everyone has a say."),
    example: Label("PLG-03 heeft nog 5 leden nadat er één wegging.", "PLG-03 has 5 members left after one went away."),
    cure: Label(
      "Vul in het blad plg-leden de leden aan (rol \"PLG-lid\", kolommen van en tot), of werf leden bij.",
      "Complete the members in the sheet plg-leden (role \"PLG-lid\", columns van and tot), or recruit members."),
    source: .communityProcess)

  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.figures(under: "plg/").compactMap { figure in
      guard figure.id.scope.last == "size", figure.verdict == .notMet, let members = figure.numerator,
        let community = facts.community(of: figure), let range = facts.currentPlan?.norms.plgSize.value
      else { return nil }
      let record = community.record
      let counted = Label.count(members, ("lid", "member"), ("leden", "members"))
      return finding(
        record.code, subject: [record.code, figure.id.period],
        Label(
          "\(facts.name(of: record)): \(counted.dutch), de norm is \(range.least) tot \(range.most).",
          "\(facts.name(of: record)): \(counted.english), the norm is \(range.least) to \(range.most)."),
        facts: [facts.reference(.plg, community)]
          + facts.programme.members.filter { $0.record.plg == record.code && $0.record.role.countsAsMember }
          .map { facts.reference(.plgMember, $0) })
    }
  }
}
