import Foundation
import Testing

@testable import Documents

/// That every part of every chart can be seen, and told from its neighbours without colour.
@Suite struct `The looks of parts` {
  private static var likert: LikertChart {
    LikertChart(
      answers: [
        .init("a", .agreeing), .init("b", .agreeing), .init("c", .neutral), .init("d", .disagreeing),
        .init("e", .disagreeing),
      ], items: [], intervalName: "i")
  }

  private static var families: [[PartLook]] {
    [(0..<4).map(PartLook.ordered), (0..<4).map { PartLook.step($0, of: 4) }, likert.answers.indices.map(likert.look)]
  }

  @Test func `every part has a plane or an outline of at least 3 to 1 against the paper`() throws {
    for look in Self.families.flatMap(\.self) {
      let seen = max(try Contrast.between(look.fill, Palette.paper), try Contrast.between(look.stroke, Palette.paper))
      #expect(seen >= 3, "\(look)")
    }
  }

  @Test func `letters on every part reach 4.5 to 1, or stand in a white edge`() throws {
    for look in Self.families.flatMap(\.self) {
      guard !look.letters.contains("halo") else { continue }
      let letters = look.letters.contains("on-dark") ? Palette.paper : Palette.ink
      #expect(try Contrast.between(letters, look.fill) >= 4.5, "\(look)")
    }
    #expect(try Contrast.between(Palette.ink, Palette.paper) >= 4.5)
  }

  @Test func `two parts of one chart differ in grey by shade, or by pattern or outline`() throws {
    for family in Self.families {
      for (index, one) in family.enumerated() {
        for other in family[(index + 1)...] {
          let differsInGrey = try Contrast.between(one.fill, other.fill) >= 1.5
          #expect(differsInGrey || one.pattern != other.pattern || one.isDashed != other.isDashed, "\(one) \(other)")
        }
      }
    }
  }

  @Test func `lines, marks and glyphs reach 3 to 1 against the paper and the planes under them`() throws {
    let chart = LineChart(moments: [], series: [], axis: .hundred)
    for style in [LineChart.Series.Style.measured, .target, .forecast] {
      for isFirst in [true, false] {
        let look = chart.look(of: .init(name: "x", points: [], style: style), isFirst: isFirst)
        #expect(try Contrast.between(look.colour, Palette.paper) >= 3)
      }
      let look = chart.look(of: .init(name: "x", points: [], style: style), isFirst: true)
      #expect(try Contrast.between(look.colour, Palette.attentionLight) >= 3)
    }
    // Measured, asked and expected lines differ by their dashes or their discs, not by their colour alone.
    let looks = [LineChart.Series.Style.measured, .target, .forecast].map {
      chart.seriesEntry(.init(name: "x", points: [], style: $0), isFirst: true).sample.markup
        .replacing(#/#[0-9a-f]{6}/#, with: "")
    }
    #expect(Set(looks).count == 3)
  }
}

/// Contrast as WCAG 2.1 computes it.
enum Contrast {
  static func between(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    func part(_ shift: Int, _ weight: Double) -> Double {
      let share = Double((number >> shift) & 255) / 255
      return weight * (share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4))
    }
    return part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722)
  }
}
