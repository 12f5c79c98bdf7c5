package import ArgumentParser
internal import ZhaohuWire

/// `zhaohud reference`: the command reference, made from the table of commands.
package struct Reference: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(abstract: "Print the command reference as Markdown.")

    package init() {}

    package func run() async throws {
        Terminal.line(ReferencePage.markdown(.zhaohu))
    }
}
