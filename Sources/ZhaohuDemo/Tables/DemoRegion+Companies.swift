import ZhaohuDomain

extension DemoRegion {
    var providerTable: DemoTable {
        let columns = ["region", "provider", "name", "district", "latitude", "longitude", "state", "state_from"]
        return DemoTable("provider", columns, rows: providers.count) { [providers] index, row in
            let provider = providers[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.text(provider.name)
            row.text(District.all[provider.district].code)
            row.place(provider.place)
            row.text(provider.state.rawValue)
            row.day(provider.stateFrom)
        }
    }

    var providerEventTable: DemoTable {
        let columns = [
            "region", "provider", "seq", "op", "at", "actor", "from_state", "to_state", "grounds", "evidence", "until",
        ]
        return DemoTable("provider_event", columns, rows: providerEvents.count) { [providerEvents] index, row in
            let event = providerEvents[index]
            row.text(Nantong.code)
            row.number(event.provider)
            row.number(index + 1)
            row.text(event.operation)
            row.moment(event.day, seconds: event.seconds)
            row.text("supervisor")
            row.text(event.from.rawValue)
            row.text(event.to.rawValue)
            row.text(event.grounds)
            row.text(event.evidence)
            row.day(event.until)
        }
    }

    var caregiverTable: DemoTable {
        let columns = [
            "region", "caregiver", "provider", "name", "sex", "skills", "district", "latitude", "longitude",
            "shift_from", "shift_to", "state",
        ]
        return DemoTable("caregiver", columns, rows: caregivers.count) { [caregivers] index, row in
            let caregiver = caregivers[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(caregiver.provider + 1)
            row.text(caregiver.name)
            row.text(caregiver.isFemale ? "f" : "m")
            row.array(caregiver.skills.words)
            row.text(District.all[caregiver.district].code)
            row.place(caregiver.place)
            row.number(caregiver.shiftFrom)
            row.number(caregiver.shiftTo)
            row.text(caregiver.state.rawValue)
        }
    }
}
