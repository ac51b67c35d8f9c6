import Documents
import Foundation
import Testing

@Suite struct `The palette` {
  /// The relative luminance of WCAG 2.1.
  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    func part(_ shift: Int, _ weight: Double) -> Double {
      let share = Double((number >> shift) & 255) / 255
      return weight * (share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4))
    }
    return part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722)
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test func `black on white has the contrast the standard gives`() throws {
    #expect(abs(try contrast("#000000", "#ffffff") - 21) < 0.001)
  }

  @Test func `letters reach 4.5 to 1 on every plane they stand on`() throws {
    let pairs = [
      (Palette.ink, Palette.paper), (Palette.ink, Palette.mist), (Palette.ink, Palette.valueLight),
      (Palette.ink, Palette.attentionLight), (Palette.ink, Palette.valueMiddle), (Palette.softInk, Palette.paper),
      (Palette.softInk, Palette.mist),
      (Palette.softInk, Palette.attentionLight), (Palette.value, Palette.paper), (Palette.attention, Palette.paper),
      (Palette.attention, Palette.attentionLight), (Palette.paper, Palette.value), (Palette.paper, Palette.ink),
    ]
    for (letters, plane) in pairs { #expect(try contrast(letters, plane) >= 4.5, "\(letters) on \(plane)") }
  }

  @Test func `parts of charts reach 3 to 1 on paper, and neighbouring parts among each other or by an outline`() throws
  {
    for part in [Palette.value, Palette.valueMiddle, Palette.attention, Palette.outline, Palette.ink, Palette.softInk] {
      #expect(try contrast(part, Palette.paper) >= 3, "\(part)")
    }
    #expect(try contrast(Palette.value, Palette.valueLight) >= 3)
    // The second and third part touch, and are parted by an outline of the darkest shade.
    #expect(try contrast(Palette.value, Palette.valueMiddle) >= 2.4)
    #expect(try contrast(Palette.outline, Palette.mist) >= 3)
  }
}
