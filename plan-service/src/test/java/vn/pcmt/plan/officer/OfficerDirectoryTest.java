package vn.pcmt.plan.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.plan.OnStore;

@OnStore
class OfficerDirectoryTest {
    /** 23:30 on 21 November in Vietnam. */
    private static final Instant LATE_ON_THE_21ST = Instant.parse("2026-11-21T16:30:00Z");

    private static final LocalDate THE_21ST = LocalDate.of(2026, 11, 21);

    @Autowired
    private OfficerDirectory directory;

    @Autowired
    private Officers officers;

    @Test
    void anOfficerIsFoundAlsoAfterLeaving() {
        Officer officer = anOfficer("tra-cuu-1");
        officer.leave(THE_21ST, "quantri", LATE_ON_THE_21ST);
        officers.save(officer);

        assertThat(directory.find("tra-cuu-1")).get().isEqualTo(officer.state());
        assertThat(directory.find("tra-cuu-0")).isEmpty();
        assertThat(directory.findAll(List.of("tra-cuu-0", "tra-cuu-1"))).containsOnlyKeys("tra-cuu-1");
    }

    @Test
    void whoLeavesIsOutOfOfficeFromTheDayItHappensInVietnam() {
        Officer officer = anOfficer("tra-cuu-2");
        officers.save(officer);
        assertThat(directory.inOffice("tra-cuu-2", LocalDate.of(2099, 1, 1))).isTrue();

        Officer stored = officers.findById("tra-cuu-2").orElseThrow();
        stored.leave(THE_21ST, "quantri", LATE_ON_THE_21ST);
        officers.save(stored);

        assertThat(directory.inOffice("tra-cuu-2", LocalDate.of(2026, 11, 20))).isTrue();
        assertThat(directory.inOffice("tra-cuu-2", LocalDate.of(2026, 11, 21))).isFalse();
        assertThat(directory.inOffice("tra-cuu-2", LocalDate.of(2026, 11, 22))).isFalse();
        assertThat(directory.inOffice("tra-cuu-0", LocalDate.of(2026, 11, 20))).isFalse();
    }

    private static Officer anOfficer(String id) {
        OfficerDetails details =
                new OfficerDetails("Cán bộ", "Cán bộ", "18880@2025-07-01", Set.of(OfficerRole.COMMUNE_REPORTER), null);
        return Officer.register(details.of(id), "quantri", LATE_ON_THE_21ST);
    }
}
