public import GuidanceKit

/// An example of a file of wishes, with each key that there is.
public enum WishTemplate {
  /// The file for a school year; what is commented out holds as it stands there.
  public static func text(for year: SchoolYear) -> String {
    """
    # Wensen voor de planning van \(year.iso). Alles behalve de eerste regel mag weg: dan geldt wat hier staat.
    wishes: \(year.iso)

    # Wanneer een moment mag beginnen. Of om de zoveel minuten binnen de uren: every: 15
    starts: ["09:00", "13:30"]

    # De uren van de dienst.
    opening:
      maandag: ["08:30-12:00", "13:00-16:30"]
      dinsdag: ["08:30-12:00", "13:00-16:30"]
      woensdag: ["08:30-12:00"]
      donderdag: ["08:30-12:00", "13:00-16:30"]
      vrijdag: ["08:30-12:00", "13:00-16:30"]

    # Hoogstens zoveel momenten per begeleider.
    limits: {day: 2, week: 6}

    # Hoe lang een moment duurt, in minuten.
    minutes: {intake: 120, session: 180, consultation: 120, feedback: 120, harvest: 180, trajectory: 120, monitoring: 60, viv: 120}

    # Reistijd in minuten, als ze niet in reistijden.csv staat.
    travel: {same_province: 40, other_province: 75}

    # Hoe zwaar een wens weegt die niet vervuld is: per dag (spacing, early), per minuut (travel), per keer (de andere). 0: geen wens.
    weights: {spacing: 10, weekday: 60, part: 30, meeting: 80, gathering: 100, balance: 20, travel: 1, before_holiday: 60, early: 5}

    # Weken tussen de momenten van een leergemeenschap.
    plg:
      weeks:
        after_intake: {min: 1, ideal: 3, max: 6}
        between_sessions: {min: 3, ideal: 5, max: 9}
      # first: \(year.startYear)-09-07
      # last: \(year.endYear)-06-18
      # guides: [B01, B02]          # voor leergemeenschappen zonder procesbegeleider

    # trajectories: {short_contacts: 3}
    # viv: {guide: B05, months: [10, 1, 3]}       # de evaluatie is in mei
    # edbi: {long_from: \(year.endYear)-05-17, reminders: [7, 14]}

    # guides:
    #   - {code: B04, hours: {dinsdag: ["08:30-12:00", "13:00-16:30"], donderdag: ["13:00-16:30"]}, day: 1, home: "042531"}
    # organisations:
    #   - {number: "042531", weekdays: [dinsdag], part: namiddag, meetings: [{weekday: dinsdag, start: "13:30"}]}
    # experts:
    #   - {code: E01, away: [{from: \(year.endYear)-01-11, to: \(year.endYear)-01-22, reason: verlof}], joins: [{subject: PLG-01, moment: sessie 3}]}
    # rooms:
    #   - {code: Z1, at: "042531", for: [{subject: PLG-01, moment: intake}]}
    # fixed:
    #   - {subject: PLG-01, moment: sessie 3, date: \(year.endYear)-01-12, start: "13:30"}
    # order:
    #   - {first: {subject: PLG-01, moment: sessie 1}, then: {subject: PLG-02, moment: sessie 1}, min_weeks: 1}
    # team_meetings:
    #   - {code: team-taal, title: Teamvergadering taal, guides: [B01, B02], minutes: 120, months: [9, 11, 1, 3, 5], weekdays: [vrijdag]}
    # deadlines:
    #   - {code: jaarverslag, title: Jaarverslag aan de minister, date: \(year.endYear)-06-30}

    """
  }
}
