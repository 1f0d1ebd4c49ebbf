/// What every page has around its content: one file, nothing loaded from elsewhere, nothing that runs.
enum PageFrame {
  /// The page; well-formed XML as well as HTML.
  ///
  /// - Parameters:
  ///   - styles: sheets in their order, after the one that all pages share.
  ///   - kind: the class of the main part; nil for none.
  static func page(title: String, styles: [String], kind: String? = nil, main parts: [Markup]) -> String {
    let main = kind.map { el("main", ["class": $0], list: parts) } ?? el("main", [:], list: parts)
    let head = el(
      "head", [:],
      el("meta", ["charset": "utf-8"]),
      el("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      el("meta", ["name": "color-scheme", "content": "light dark"]),
      // Belt and braces: even if something slipped through, the browser runs and loads nothing.
      el(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"]),
      el("title", [:], .text(title)),
      .style(([PageStyle.sheet] + styles).joined(separator: "\n")))
    return "<!DOCTYPE html>\n" + el("html", ["lang": "en"], head, el("body", [:], main)).text
  }
}
