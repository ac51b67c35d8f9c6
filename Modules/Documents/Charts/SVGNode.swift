/// A piece of an SVG drawing; letters and attribute values are escaped when it is printed, always.
struct SVGNode: Sendable {
  private enum Content: Sendable {
    case element(name: String, attributes: [(name: String, value: String)], children: [SVGNode])
    case text(String)
  }

  private let content: Content

  /// An element; attributes without a value are left out.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [SVGNode] = []
  ) -> SVGNode {
    let present = attributes.compactMap { name, value in value.map { (name: name, value: $0) } }
    return SVGNode(content: .element(name: name, attributes: present, children: children))
  }

  /// Letters.
  static func text(_ text: String) -> SVGNode { SVGNode(content: .text(text)) }

  /// The drawing as markup.
  var markup: String {
    var output = ""
    write(to: &output)
    return output
  }

  private func write(to output: inout String) {
    switch content {
    case .text(let text):
      output += escapedForMarkup(text)
    case .element(let name, let attributes, let children):
      output += "<\(name)"
      for attribute in attributes { output += " \(attribute.name)=\"\(escapedForMarkup(attribute.value))\"" }
      guard !children.isEmpty else {
        output += "/>"
        return
      }
      output += ">"
      for child in children { child.write(to: &output) }
      output += "</\(name)>"
    }
  }
}

/// A length in hundredths, printed without exponents or locale: `52.31`.
struct Hundredths: Sendable {
  let count: Int

  init(_ count: Int) { self.count = count }

  /// `52.31`, `52.3`, `52`.
  var text: String {
    let whole = count.magnitude / 100
    let rest = count.magnitude % 100
    let sign = count < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The length as a percentage: `52.31%`.
  var percent: String { text + "%" }
}

extension SVGNode {
  /// The outer element of a drawing that stretches with its column and has this height in pixels.
  ///
  /// - Parameters:
  ///   - title: its name for screen readers; without one the drawing is hidden from them.
  ///   - description: what it shows, in words.
  ///   - id: the start of the ids of title and description.
  static func drawing(
    height: Int, title: String?, description: String?, id: String, className: String, _ children: [SVGNode]
  ) -> SVGNode {
    guard let title else {
      return element(
        "svg",
        [
          "class": className, "width": "100%", "height": String(height), "aria-hidden": "true",
        ], children)
    }
    let labels = description == nil ? "\(id)-title" : "\(id)-title \(id)-desc"
    var texts = [element("title", ["id": "\(id)-title"], [text(title)])]
    if let description { texts.append(element("desc", ["id": "\(id)-desc"], [text(description)])) }
    return element(
      "svg",
      ["class": className, "width": "100%", "height": String(height), "role": "img", "aria-labelledby": labels],
      texts + children)
  }

  /// Words over a bar, cut off before the number at the right end of their line.
  ///
  /// - Parameter amount: that number; its room is reckoned from its letters, 8 pixels each.
  static func label(_ words: String, baseline: Int, before amount: String = "") -> SVGNode {
    let room = amount.isEmpty ? 0 : displayWidth(amount) * 8 + 8
    return field(
      y: baseline - 14, height: 20, room: room,
      [element("text", ["x": "0", "y": "14", "class": "label"], [text(words)])])
  }

  /// A frame over the width without `room` pixels at its right end; what passes its edge is cut off.
  private static func field(y: Int, height: Int, room: Int, _ children: [SVGNode]) -> SVGNode {
    element(
      "svg",
      [
        "x": "0", "y": String(y), "width": room == 0 ? "100%" : "70%", "height": String(height),
        "style": room == 0 ? nil : "width: calc(100% - \(room)px)",
      ], children)
  }

  /// A number at the right end of a line of words.
  static func amount(_ quoted: Quoted, baseline: Int) -> SVGNode {
    element(
      "text",
      [
        "x": "100%", "y": String(baseline), "class": "amount", "text-anchor": "end", "data-reference": quoted.reference,
      ], [text(quoted.text)])
  }
}
