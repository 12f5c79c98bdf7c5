/// Where a caregiver was at the beginning or the end of a visit.
struct Fix: Sendable {
    var place: Ground
    var accuracy: Int32
}

/// A visit performed in 2017; the number is the index plus one.
struct Visit: Sendable {
    let slot: VisitSlot
    /// Seconds after midnight.
    let began: Int32
    let ended: Int32
    let checkIn: Fix?
    let checkOut: Fix?
    let itemsLeftOut: UInt8
    /// Index into ``notes``.
    let note: UInt8
    var flags: Flags
    var isPayable = true
    var score: UInt8 = 5

    /// Whole minutes, rounded down, as they count.
    var minutes: Int { Int(ended - began) / 60 }

    static let notes = [
        "", "家属在场,情况良好", "左臂发红,已告知家属", "家属要求下次提前半小时", "老人食欲较差", "骶尾部皮肤发红,已翻身",
        "老人情绪低落,多陪聊了一会", "浴室地面湿滑,建议加防滑垫", "电梯停运,步行上楼", "血压偏高,已提醒家属复测",
    ]
}
