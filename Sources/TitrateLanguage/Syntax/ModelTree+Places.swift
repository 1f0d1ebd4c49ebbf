extension ModelTree {
  /// Where a message about a part of the tree points.
  package func place(_ span: Span) -> Place { source.place(span) }
}
