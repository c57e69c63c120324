package vn.pcmt.report.expected;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitLives;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.unit.Units;

/**
 * One thread has read a unit and a requirement and is about to make the reports, when another one takes in a change of either
 * and finds no reports yet.
 */
@OnStore
class OvertakenTest {
    private static final AtomicInteger CODES = new AtomicInteger(39600);
    private static final Instant NOW = Instant.parse("2025-09-20T03:00:00Z");
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    @Autowired
    private MongoTemplate store;

    @Autowired
    private BeanFactory service;

    @Autowired
    private Reports reports;

    @Autowired
    private ExpectReports expect;

    @Autowired
    private ApplicationEventPublisher told;

    @Autowired
    private TestClock clock;

    private String plan;
    private UnitState commune;
    private UnitState heir;

    @BeforeEach
    void aCommune() {
        clock.set(NOW);
        Requiring.nothing(store);
        String code = String.valueOf(CODES.incrementAndGet());
        plan = "ke-hoach-" + code;
        commune = SampleUnits.stillThere(code);
        heir = SampleUnits.since(MERGER, String.valueOf(CODES.incrementAndGet()));
        UnitStock.put(store, commune);
    }

    @Test
    void aUnitThatEndsMeanwhileOwesNothingAfterItsEnd() {
        expect.keep(asked(1, null).event());

        lateWith(() -> {
                    UnitState ended = SampleUnits.split(commune, MERGER, Map.of(heir.key(), "1"));
                    UnitLives.projection(service, told)
                            .accept(new UnitReorganised(2, NOW, "quantri", ended, "sap-nhap"));
                })
                .expectDue();

        assertThat(owed()).isEqualTo(List.of("2025-06"));
    }

    @Test
    void aRequirementThatEndsMeanwhileAsksForNothingAfterIt() {
        expect.keep(asked(1, null).event());

        lateWith(() -> Requiring.told(expect, asked(2, "2025-07"))).on(new UnitChanged(commune.key()));

        assertThat(owed()).isEqualTo(List.of("2025-06", "2025-07"));
    }

    private EventEnvelope<RequirementSet> asked(long version, String last) {
        return Requiring.envelope(
                plan,
                version,
                new Requirement("thang", "PCMT-THANG", Frequency.MONTHLY, List.of(commune.key()), "2025-06", last),
                NOW);
    }

    private List<String> owed() {
        return store.findAll(Report.class).stream()
                .filter(report -> report.unitKey().equals(commune.key()))
                .filter(report -> report.status() != ReportStatus.WITHDRAWN)
                .map(report -> report.id().period().toString())
                .sorted()
                .toList();
    }

    /** Something happens when it has read what it goes by and asks for the time, before it writes. */
    private ExpectReports lateWith(Runnable meanwhile) {
        Clock late = new Clock() {
            private boolean asked;

            @Override
            public Instant instant() {
                if (!asked) {
                    asked = true;
                    meanwhile.run();
                }
                return NOW;
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        return new ExpectReports(
                service.getBean(Requirements.class),
                service.getBean(MoveDeadlines.class),
                service.getBean(Units.class),
                reports,
                service.getBean(FollowTemplates.class),
                service.getBean(ReportingCalendar.class),
                service.getBean(WorkingCalendar.class),
                service.getBean(ExpectedSettings.class),
                late);
    }
}
