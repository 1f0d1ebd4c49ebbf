import TitrateRecords

/// One cell of a table.
enum TableCell {
  case text(String)
  case number(Double)
  case missing
}

/// How rows become bytes: CSV, or JSON with one object a line.
struct TableFormat: Sendable {
  let isJSON: Bool
  /// What stands before the first row.
  let opening: [UInt8]
  /// What stands before each cell: for JSON the key too, and for the first cell what separates rows.
  private let leads: [[UInt8]]
  /// What stands after a row's last cell.
  private let rowEnd: [UInt8]

  init(columns: [String], json: Bool) {
    isJSON = json
    opening = Array((json ? "[" : columns.map(Self.quotedCSV).joined(separator: ",") + "\n").utf8)
    leads = columns.enumerated().map { index, name in
      let separator = json ? (index == 0 ? ",\n{" : ",") : (index == 0 ? "" : ",")
      return Array((separator + (json ? Self.quotedJSON(name) + ":" : "")).utf8)
    }
    rowEnd = Array((json ? "}" : "\n").utf8)
  }

  /// What stands after the last row.
  var closing: [UInt8] { isJSON ? Array("\n]\n".utf8) : [] }

  /// Bytes of a row that only separate it from the row before.
  var separatorLength: Int { isJSON ? 1 : 0 }

  /// Appends a row of any cells.
  func append(_ cells: [TableCell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      bytes += leads[index]
      switch cell {
      case .text(let text): bytes += self.text(text)
      case .number(let value): bytes += number(value)
      case .missing: bytes += missing
      }
    }
    bytes += rowEnd
  }

  /// A text as a cell.
  func text(_ text: String) -> [UInt8] { Array((isJSON ? Self.quotedJSON(text) : Self.quotedCSV(text)).utf8) }

  /// A number as a cell; JSON knows only finite ones.
  func number(_ value: Double) -> [UInt8] {
    guard value.isFinite || !isJSON else { return missing }
    var bytes: [UInt8] = []
    ShortestDecimal.append(value, to: &bytes)
    return bytes
  }

  private var missing: [UInt8] { Array((isJSON ? "null" : ".").utf8) }

  // MARK: Many rows

  /// The first cells of a row and what stands before the next one.
  func beginning(_ cells: [[UInt8]]) -> [UInt8] {
    cells.enumerated().flatMap { leads[$0.offset] + $0.element } + leads[cells.count]
  }

  /// Rows of numbers behind a few cells of text, as fast as memory takes them: a million of them is what a simulation
  /// writes.
  ///
  /// - Parameters:
  ///   - first: the column of the first number.
  ///   - text: bytes of a row up to the last cell before its first number, in two pieces.
  ///   - longestText: the most that `text` gives.
  ///   - values: row after row.
  ///   - isMissing: whether NaN in a column is a missing value; elsewhere it is written as it is.
  func rows(
    _ count: Int, first: Int, text: (_ row: Int) -> (ArraySlice<UInt8>, ArraySlice<UInt8>), longestText: Int,
    values: [Double], isMissing: [Bool]
  ) -> [UInt8] {
    let width = isMissing.count
    let missing = missing
    // All that stands between numbers in one piece of memory: counting references would cost as much as the digits.
    let pieces = leads[first...].flatMap(\.self) + rowEnd + missing
    let ends = (leads[first...].map(\.count) + [rowEnd.count, missing.count]).reduce(into: [0]) {
      $0.append(($0.last ?? 0) + $1)
    }
    let capacity = count * (longestText + pieces.count + width * max(ShortestDecimal.longest, missing.count))
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, length in
      guard var end = buffer.baseAddress else { return }
      let start = end
      func put(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer {
          guard let source = $0.baseAddress else { return }
          end.update(from: source, count: $0.count)
          end += $0.count
        }
      }
      func fill(
        _ pieces: UnsafePointer<UInt8>, _ ends: UnsafePointer<Int>, _ values: UnsafePointer<Double>,
        _ isMissing: UnsafePointer<Bool>
      ) {
        @inline(__always) func putPiece(_ piece: Int) {
          let (from, to) = (ends[piece], ends[piece + 1])
          for index in from..<to {
            end.pointee = pieces[index]
            end += 1
          }
        }
        for row in 0..<count {
          let (owner, time) = text(row)
          put(owner)
          put(time)
          for index in 0..<width {
            putPiece(index)
            let value = values[row &* width &+ index]
            if value.isFinite || (!isJSON && !(isMissing[index] && value.isNaN)) {
              end += ShortestDecimal.write(value, to: end)
            } else {
              putPiece(width + 1)
            }
          }
          putPiece(width)
        }
      }
      fill(pieces, ends, values, isMissing)
      length = end - start
    }
  }

  // MARK: Quoting

  private static func quotedCSV(_ text: String) -> String {
    text.contains { ",\"\n;".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  private static func quotedJSON(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20:
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
