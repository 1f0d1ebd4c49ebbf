import TitrateLanguage

/// libFuzzer's own entry point: SwiftPM renames `main`, so the one that libFuzzer brings is never found.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main enum FuzzModel {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments) { fuzzModel($0, $1) }
  }
}

/// Any bytes as a model file: always a model or diagnostics, and what is accepted prints and reads back.
private func fuzzModel(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
  do {
    let tree = try ModelParser.parse(text, file: "fuzz.R")
    let printed = tree.description
    do {
      let again = try ModelParser.parse(printed, file: "fuzz.R")
      precondition(again == tree, "printing changed the model:\n\(printed)")
      precondition(again.description == printed, "printing twice differs:\n\(printed)")
    } catch {
      preconditionFailure("the printed model does not parse: \(error)\n\(printed)")
    }
    var model = try Model.check(tree)
    differentiate(&model)
  } catch let found as Diagnostics {
    precondition(!found.all.isEmpty && found.hasErrors, "thrown without an error")
    precondition(found.all.allSatisfy { !$0.description.isEmpty })
  } catch {
    preconditionFailure("not a diagnostic: \(error)")
  }
  return 0
}

/// The engine's use of a model: every derivative by every state, evaluated.
private func differentiate(_ model: inout Model) {
  let derivatives = model.compartments.map(\.derivative)
  guard model.graph.nodes.count < 2000, derivatives.count < 20 else { return }
  var ids = derivatives + model.variables.map(\.value)
  for (state, derivative) in derivatives.enumerated() {
    ids.append(model.graph.derivative(of: derivative, withRespectTo: .state(state)))
  }
  let values = model.graph.evaluate(ids, theta: model.thetas.map(\.estimate))
  precondition(values.count == ids.count)
}
