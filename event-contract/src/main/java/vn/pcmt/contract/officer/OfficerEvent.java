package vn.pcmt.contract.officer;

import vn.pcmt.contract.Event;

/** What happens to an officer. Keyed by officer id; the topic is compacted, because this is personal data. */
public sealed interface OfficerEvent extends Event permits OfficerRegistered, OfficerAmended, OfficerLeft {
    OfficerState officer();

    @Override
    default String aggregateId() {
        return officer().id();
    }
}
