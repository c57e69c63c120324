package vn.pcmt.plan.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;

@OnStore
class OfficerEventsContractTest {
    @Autowired
    private MongoTemplate mongo;

    @Test
    void anOfficersTimeInOfficeIsToldAsAgreed() {
        OfficerDetails details = new OfficerDetails(
                "Cán bộ báo cáo, Phường Đồng Thuận",
                "Cán bộ báo cáo",
                "18859@2025-07-01",
                Set.of(OfficerRole.COMMUNE_REPORTER),
                "bc-18859@quangtri.example");
        OfficerAmended amended = GoldenEvents.event(OfficerAmended.class);
        Officer officer = Officer.register(details.of("bc-18859"), "quantri", Instant.parse("2025-07-02T01:00:00Z"));

        officer.amend(amended.officer(), amended.actor(), amended.at());
        officer.leave(LocalDate.of(2025, 12, 31), "quantri", Instant.parse("2025-12-31T10:00:00Z"));

        assertThat(PendingEvents.of(officer, mongo))
                .containsExactly(
                        PendingEvents.golden("officer.registered.v1"),
                        PendingEvents.golden("officer.amended.v1"),
                        PendingEvents.golden("officer.left.v1"));
    }
}
