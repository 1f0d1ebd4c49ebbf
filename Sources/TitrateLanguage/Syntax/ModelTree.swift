/// A parsed model file: the tree as written.
public struct ModelTree: Sendable {}
