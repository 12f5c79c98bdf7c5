import ZhaohuWire

extension RequestWords {
    /// The same request, asking the server for a format where its command can choose one and the request does not.
    ///
    /// A report comes from the server as a document, so that `--format json` has to be said to the server.
    package func asking(for format: OutputFormat?) -> RequestWords {
        guard let format, let spec = CommandTable.zhaohu.lookup(verb),
            spec.fields.contains(where: { $0.name == "format" }),
            !words.contains(where: { $0.lowercased().hasPrefix("format=") })
        else { return self }
        return RequestWords(words + ["format=\(format.rawValue)"])
    }
}
