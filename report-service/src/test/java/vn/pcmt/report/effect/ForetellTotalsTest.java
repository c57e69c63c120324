package vn.pcmt.report.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.kit.deadletter.ForetellRedrive;
import vn.pcmt.kit.deadletter.ForetellRedrive.Foretold;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.past.PastLog;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** A commune has reported and reported again; the stream could not read one of the two events. */
@OnStore
class ForetellTotalsTest {

    private static final AtomicInteger CODES = new AtomicInteger(84500);
    private static final Instant AGAIN = Instant.parse("2025-09-01T02:00:00Z");

    @Autowired
    private ForetellRedrive foretell;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    private List<EventEnvelope<ReportEvent>> told;

    @BeforeEach
    void aReportOfTwoRevisions() {
        String code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(code));
        ReportId august = id(code + "@2025-07-01", "2025-08");
        Report report = ReportStock.submitted(august, complete().with("CA09", "4"));
        ReportStock.sendAgain(report, complete().with("CA09", "7"), AGAIN);
        reports.addMissing(List.of(report));
        told = ReportStock.told(store, List.of(august));
        new PastLog(store).hear(List.of(), told);
    }

    @Test
    void theNewestEventWouldChangeTheTotalsByWhatItAddsToTheOneBefore() {
        Foretold foretold = foretell.foretell(told.getLast().event());
        assertThat(foretold.processed()).isFalse();
        assertThat(foretold.changes())
                .filteredOn(change ->
                        change.what().contains("CA09") && change.what().contains("TODAY"))
                .extracting(change -> change.what().getLast(), change -> change.before(), change -> change.after())
                .hasSize(3)
                .containsOnly(tuple("RECEIVED", "4", "7"));
    }

    @Test
    void anEventThatALaterOneOvertookChangesNothing() {
        Foretold foretold = foretell.foretell(told.getFirst().event());
        assertThat(foretold.processed()).isTrue();
        assertThat(foretold.changes()).isEmpty();
    }
}
