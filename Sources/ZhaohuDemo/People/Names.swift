/// Names made of common characters; whoever bears one of them is not meant.
enum Names {
    enum Generation {
        case elder, younger
    }

    static func name(female: Bool, _ generation: Generation, _ random: inout SplitMix64) -> String {
        let surname = surnames[random.index(weights: surnameWeights)]
        let given =
            switch (female, generation) {
            case (true, .elder): (elderFemale.0, elderFemale.1)
            case (false, .elder): (elderMale.0, elderMale.1)
            case (true, .younger): (youngerFemale.0, youngerFemale.1)
            case (false, .younger): (youngerMale.0, youngerMale.1)
            }
        let last = String(random.pick(given.1))
        if random.chance(percent: 12) { return surname + last }
        return surname + String(random.pick(given.0)) + last
    }

    private static let surnames = [
        "陈", "王", "张", "李", "徐", "周", "吴", "朱", "顾", "陆", "黄", "沈", "施", "曹", "季", "袁", "姜", "严", "钱", "孙",
        "马", "杨", "刘", "葛", "瞿", "成", "倪", "汤", "丁", "崔", "俞", "龚", "邵", "缪", "冒", "赵",
    ]
    private static let surnameWeights = [
        90, 72, 70, 48, 46, 44, 40, 36, 34, 34, 32, 30, 28, 24, 22, 20, 20, 18, 18, 18,
        16, 28, 22, 14, 10, 10, 10, 8, 12, 8, 8, 8, 8, 6, 4, 14,
    ]

    private static let elderFemale = (
        Array("秀桂玉素兰美凤惠淑月锦翠彩云爱宝金文"), Array("英兰珍芳华娥琴芬莲萍娟凤梅贞仙")
    )
    private static let elderMale = (
        Array("国建德永志福文金宝学荣长明锡汉炳"), Array("华国明康林彬生才根祥泉富良清堂")
    )
    private static let youngerFemale = (
        Array("红春海小丽晓燕雪亚云建美卫秋"), Array("梅燕琴霞芳玲萍娟丽华兰芹")
    )
    private static let youngerMale = (Array("建志海卫晓永国学小"), Array("军强峰兵华东明平勇祥"))
}
