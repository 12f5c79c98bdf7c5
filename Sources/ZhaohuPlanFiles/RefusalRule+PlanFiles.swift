package import ZhaohuDomain

extension RefusalRule {
    package static let fileMalformed = RefusalRule(
        "planfile.malformed", .badValue, "The file is not of the format named.", "文件不符合所指定的格式。")
    package static let fileNameTwice = RefusalRule(
        "planfile.name_twice", .conflict, "An id stands for two rows.", "同一编号出现在两行。")
    package static let fileNameUnknown = RefusalRule(
        "planfile.name_unknown", .notFound, "An id is named that no row has.", "引用的编号不存在。")

    /// Refusals of instance and plan files.
    package static let planFileRules: [RefusalRule] = [fileMalformed, fileNameTwice, fileNameUnknown]
}
