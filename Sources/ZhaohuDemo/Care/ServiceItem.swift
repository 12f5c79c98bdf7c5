/// An item of the service catalogue.
///
/// The national item names were not found, so these are the demo's own; minutes follow a vendor's illustrative design
/// where it gives them (bath 45, hair and nails 30, oral care 20, turning and skin 30, incontinence 35, transfer 20,
/// vital signs 15, exercise 40).
struct ServiceItem: Sendable {
    let code: String
    let nameChinese: String
    let nameEnglish: String
    let minutes: Int
    let skill: Skills

    var isMedical: Bool { skill != .life }

    init(_ code: String, _ chinese: String, _ english: String, _ minutes: Int, _ skill: Skills = .life) {
        self.code = code
        nameChinese = chinese
        nameEnglish = english
        self.minutes = minutes
        self.skill = skill
    }

    static let all = [
        ServiceItem("bathing", "洗浴", "Bathing", 45),
        ServiceItem("feeding", "协助进食进水", "Help with eating and drinking", 30),
        ServiceItem("grooming", "头面部清洁梳理", "Face and hair care", 15),
        ServiceItem("hair_wash", "洗发", "Hair washing", 20),
        ServiceItem("nails", "指(趾)甲护理", "Nail care", 10),
        ServiceItem("oral_care", "口腔清洁", "Oral care", 20),
        ServiceItem("dressing", "协助更衣", "Help with dressing", 10),
        ServiceItem("toileting", "协助如厕", "Help with toileting", 15),
        ServiceItem("incontinence_care", "失禁护理", "Incontinence care", 35),
        ServiceItem("bed_making", "整理床单位", "Bed making", 15),
        ServiceItem("turning", "协助翻身叩背", "Turning and back percussion", 20),
        ServiceItem("transfer", "床椅转移", "Bed to chair transfer", 20),
        ServiceItem("walking_support", "协助行走", "Walking support", 20),
        ServiceItem("medicine_reminder", "提醒服药", "Medicine reminder", 5),
        ServiceItem("skin_care", "皮肤清洁护理", "Skin care", 10),
        ServiceItem("safety_check", "居家安全检查", "Home safety check", 10),
        ServiceItem("vital_signs", "生命体征监测", "Vital signs", 15, .nursing),
        ServiceItem("blood_sugar", "血糖监测", "Blood sugar test", 10, .nursing),
        ServiceItem("pressure_sore_care", "压疮伤口护理", "Pressure sore care", 30, .nursing),
        ServiceItem("tube_feeding", "鼻饲护理", "Tube feeding", 30, .nursing),
        ServiceItem("catheter_care", "导尿管护理", "Catheter care", 20, .nursing),
        ServiceItem("rehabilitation_exercise", "康复训练", "Rehabilitation exercise", 40, .rehab),
    ]
}

/// A usual bundle of items for one visit.
struct ServicePackage: Sendable {
    let items: [String]
    let weight: Int

    static let severe = [
        ServicePackage(items: ["bathing", "dressing", "skin_care"], weight: 22),
        ServicePackage(items: ["bathing", "hair_wash", "nails"], weight: 16),
        ServicePackage(items: ["incontinence_care", "turning", "skin_care", "bed_making"], weight: 18),
        ServicePackage(items: ["feeding", "oral_care", "grooming", "turning"], weight: 12),
        ServicePackage(items: ["bathing", "turning", "transfer"], weight: 10),
        ServicePackage(items: ["tube_feeding", "oral_care", "vital_signs"], weight: 5),
        ServicePackage(items: ["catheter_care", "incontinence_care", "vital_signs"], weight: 4),
        ServicePackage(items: ["pressure_sore_care", "turning", "skin_care"], weight: 5),
        ServicePackage(items: ["rehabilitation_exercise", "transfer"], weight: 8),
    ]
    static let moderate = [
        ServicePackage(items: ["bathing", "dressing", "safety_check"], weight: 34),
        ServicePackage(items: ["bathing", "hair_wash", "medicine_reminder"], weight: 26),
        ServicePackage(items: ["walking_support", "grooming", "nails", "medicine_reminder"], weight: 16),
        ServicePackage(items: ["toileting", "bed_making", "hair_wash"], weight: 8),
        ServicePackage(items: ["vital_signs", "blood_sugar", "safety_check", "walking_support"], weight: 8),
        ServicePackage(items: ["rehabilitation_exercise", "walking_support"], weight: 8),
    ]

    /// The indices of the items in the catalogue, in the catalogue's order.
    var indices: [Int] {
        ServiceItem.all.indices.filter { items.contains(ServiceItem.all[$0].code) }
    }
}
