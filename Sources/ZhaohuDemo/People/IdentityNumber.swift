import ZhaohuDomain

/// A resident identity number by GB 11643: area, date of birth, a serial that is odd for men, a check digit.
enum IdentityNumber {
    /// The number with its check digit; `serial` is in 0...999.
    static func make(area: String, born: Day, serial: Int) -> String {
        let date = born.components
        let body =
            area + Digits.padded(date.year, 4) + Digits.padded(date.month, 2) + Digits.padded(date.day, 2)
            + Digits.padded(serial, 3)
        return body + String(checkDigit(of: body))
    }

    /// ISO 7064 MOD 11-2 over seventeen digits.
    static func checkDigit(of body: String) -> Character {
        Character(Unicode.Scalar(ZhaohuDomain.IdentityNumber.check(body.utf8)))
    }

    /// Areas of the present districts and of the counties in which older people were first registered.
    static let areas = ["320602", "320611", "320612", "320624", "320621", "320623", "320625", "320626"]
    static let areaWeights = [44, 18, 10, 14, 4, 4, 4, 2]
}
