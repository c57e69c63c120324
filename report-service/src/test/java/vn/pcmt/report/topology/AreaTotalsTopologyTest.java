package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.totals.Basis.AS_THEN;
import static vn.pcmt.contract.totals.Basis.TODAY;
import static vn.pcmt.report.topology.Fixtures.COUNTRY;
import static vn.pcmt.report.topology.Fixtures.DUE;
import static vn.pcmt.report.topology.Fixtures.HUONG_HOA;
import static vn.pcmt.report.topology.Fixtures.KHE_SANH;
import static vn.pcmt.report.topology.Fixtures.LAO_BAO;
import static vn.pcmt.report.topology.Fixtures.OLD_KHE_SANH;
import static vn.pcmt.report.topology.Fixtures.OLD_PROVINCE;
import static vn.pcmt.report.topology.Fixtures.PROVINCE;
import static vn.pcmt.report.topology.Fixtures.aCommune;
import static vn.pcmt.report.topology.Fixtures.aProvince;
import static vn.pcmt.report.topology.Fixtures.aProvincialReport;
import static vn.pcmt.report.topology.Fixtures.aReport;
import static vn.pcmt.report.topology.Fixtures.anOldCommune;
import static vn.pcmt.report.topology.Fixtures.anOldProvince;
import static vn.pcmt.report.topology.Fixtures.merged;
import static vn.pcmt.report.topology.Fixtures.values;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.totals.ProvincialPart;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.report.topology.Fixtures.ReportLife;

class AreaTotalsTopologyTest {

    private static final String AUGUST = "2025-08";
    private static final String MARCH = "2024-03";

    private final TopologyUnderTest topology = new TopologyUnderTest();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void sumsTheReportsOfTwoCommunesIntoProvinceAndCountryInBothBases() {
        ReportLife first = aReport(KHE_SANH, AUGUST);
        ReportLife second = aReport(LAO_BAO, AUGUST);
        topology.receives(aCommune(KHE_SANH), aCommune(LAO_BAO), first.expected(), second.expected());
        topology.receives(first.submitted(values("CA01", "12", "GC01", "0.125")));
        topology.receives(second.submitted(values("CA01", "3"), Timeliness.LATE));

        for (Basis basis : Basis.values()) {
            for (String area : List.of(PROVINCE, COUNTRY)) {
                var total = topology.total(area, AUGUST, basis);
                assertThat(total.coverage()).isEqualTo(new Coverage(2, 2, 0, 0, 1, 1));
                assertThat(total.outstanding()).isEmpty();
                assertThat(total.figures())
                        .isEqualTo(Map.of(
                                "CA01", new Figure(new BigDecimal("15"), 2, BigDecimal.ZERO, 0),
                                "GC01", new Figure(new BigDecimal("0.125"), 1, BigDecimal.ZERO, 0)));
            }
            assertThat(received(KHE_SANH, AUGUST, basis, "CA01")).isEqualTo("12");
            assertThat(received(LAO_BAO, AUGUST, basis, "CA01")).isEqualTo("3");
        }
    }

    /** 12 cases of the communes and 5 of the provincial police, whom no commune counts. */
    @Test
    void whatTheProvinceReportsItselfIsInItsTotalAndTheCountrysOnceBesideItsCommunes() {
        ReportLife commune = aReport(KHE_SANH, AUGUST);
        ReportLife province = aProvincialReport(PROVINCE, AUGUST);
        topology.receives(aProvince(), aCommune(KHE_SANH), commune.expected(), province.expected());
        topology.receives(commune.submitted(values("GC01", "12", "CA01", "30")));

        for (Basis basis : Basis.values()) {
            for (String area : List.of(PROVINCE, COUNTRY)) {
                AreaTotals total = topology.total(area, AUGUST, basis);
                assertThat(total.coverage()).as("communes only").isEqualTo(new Coverage(1, 1, 0, 0, 1, 0));
                assertThat(total.outstanding()).isEmpty();
                assertThat(total.provincial())
                        .as("owed, and missing is not zero")
                        .isEqualTo(new ProvincialPart(new Coverage(1, 0, 0, 0, 0, 0), Map.of(DUE, 1), Map.of()));
                assertThat(received(area, AUGUST, basis, "GC01")).isEqualTo("12");
            }
        }

        topology.receives(province.submitted(values("GC01", "5"), Timeliness.LATE), province.accepted());

        for (Basis basis : Basis.values()) {
            for (String area : List.of(PROVINCE, COUNTRY)) {
                AreaTotals total = topology.total(area, AUGUST, basis);
                assertThat(total.figures())
                        .isEqualTo(Map.of(
                                "GC01", new Figure(new BigDecimal("17"), 2, new BigDecimal("5"), 1),
                                "CA01", new Figure(new BigDecimal("30"), 1, BigDecimal.ZERO, 0)));
                assertThat(total.coverage()).isEqualTo(new Coverage(1, 1, 0, 0, 1, 0));
                assertThat(total.provincial())
                        .isEqualTo(new ProvincialPart(
                                new Coverage(1, 1, 1, 0, 0, 1),
                                Map.of(),
                                Map.of("GC01", new Figure(new BigDecimal("5"), 1, new BigDecimal("5"), 1))));
            }
            assertThat(received(KHE_SANH, AUGUST, basis, "GC01")).isEqualTo("12");
            assertThat(topology.total(KHE_SANH, AUGUST, basis).provincial()).isNull();
        }
    }

    @Test
    void whatTwoProvincesReportedThatWereMergedIsTheirOwnThenAndTheirSuccessorsToday() {
        ReportLife first = aProvincialReport(OLD_PROVINCE, MARCH);
        ReportLife second = aProvincialReport("44@2021-01-01", MARCH);
        topology.receives(aProvince(), anOldProvince(OLD_PROVINCE), anOldProvince("44@2021-01-01"));
        topology.receives(first.submitted(values("GC01", "5")), second.submitted(values("GC01", "7")));

        assertThat(received(OLD_PROVINCE, MARCH, AS_THEN, "GC01")).isEqualTo("5");
        assertThat(received("44@2021-01-01", MARCH, AS_THEN, "GC01")).isEqualTo("7");
        assertThat(received(COUNTRY, MARCH, AS_THEN, "GC01")).isEqualTo("12");
        assertThat(received(PROVINCE, MARCH, TODAY, "GC01")).isEqualTo("12");
        assertThat(topology.total(PROVINCE, MARCH, TODAY).provincial().coverage())
                .isEqualTo(new Coverage(2, 2, 0, 0, 2, 0));
        assertThat(topology.total(PROVINCE, MARCH, TODAY).coverage()).isEqualTo(Coverage.NONE);
    }

    @Test
    void aReportFromBeforeThereWereLevelsIsACommunes() {
        ReportLife report = aReport(KHE_SANH, AUGUST);
        ReportEvent submitted = report.submitted(values("CA01", "4"));
        String older = new String(EventCodec.encode(submitted), UTF_8).replace(",\"level\":\"COMMUNE\"", "");
        assertThat(older).doesNotContain("level");

        topology.receives(aCommune(KHE_SANH));
        topology.send(Topic.REPORT_EVENTS, submitted.key(), "report.submitted.v1", older.getBytes(UTF_8));

        assertThat(topology.total(PROVINCE, AUGUST, TODAY).coverage()).isEqualTo(new Coverage(1, 1, 0, 0, 1, 0));
    }

    @Test
    void aWithdrawnReportGivesNothingUntilItIsExpectedAgain() {
        ReportLife kept = aReport(LAO_BAO, AUGUST);
        ReportLife report = aReport(KHE_SANH, AUGUST);
        topology.receives(aCommune(KHE_SANH), aCommune(LAO_BAO), kept.expected(), report.expected());

        topology.receives(report.withdrawn());
        for (Basis basis : Basis.values()) {
            assertThat(topology.total(COUNTRY, AUGUST, basis).coverage()).isEqualTo(new Coverage(1, 0, 0, 0, 0, 0));
            assertThat(topology.total(COUNTRY, AUGUST, basis).outstanding()).isEqualTo(Map.of(DUE, 1));
            assertThat(topology.total(KHE_SANH, AUGUST, basis).coverage()).isEqualTo(Coverage.NONE);
            assertThat(topology.total(KHE_SANH, AUGUST, basis).outstanding()).isEmpty();
        }

        topology.receives(report.expectedAgain());
        assertThat(topology.total(COUNTRY, AUGUST, TODAY).coverage()).isEqualTo(new Coverage(2, 0, 0, 0, 0, 0));
    }

    @Test
    void aFlagMovesNoTotalAndTheNextCorrectionStillMovesThemByTheDifference() {
        ReportLife report = aReport(KHE_SANH, AUGUST);
        topology.receives(aCommune(KHE_SANH), report.submitted(values("CA01", "12")), report.accepted());
        var before = topology.total(PROVINCE, AUGUST, TODAY);

        topology.receives(
                report.flagged(new OpeningFlag("CA01", BigDecimal.TEN, BigDecimal.ONE, List.of())), report.flagged());
        assertThat(topology.total(PROVINCE, AUGUST, TODAY)).isEqualTo(before);

        topology.receives(report.corrected(values("CA01", "10")));
        assertThat(received(PROVINCE, AUGUST, TODAY, "CA01")).isEqualTo("10");
    }

    @Test
    void countsAnExpectedReportAsOutstandingUntilItArrivesAndMovesItWithItsDeadline() {
        Instant later = DUE.plusSeconds(86_400);
        ReportLife report = aReport(KHE_SANH, AUGUST);
        topology.receives(aCommune(KHE_SANH), report.expected());
        assertThat(topology.total(COUNTRY, AUGUST, AS_THEN).outstanding()).isEqualTo(Map.of(DUE, 1));

        topology.receives(report.extendedTo(later));
        assertThat(topology.total(COUNTRY, AUGUST, AS_THEN).outstanding()).isEqualTo(Map.of(later, 1));
        assertThat(topology.total(COUNTRY, AUGUST, AS_THEN).coverage()).isEqualTo(new Coverage(1, 0, 0, 0, 0, 0));

        topology.receives(report.submitted(values("CA01", "0")));
        assertThat(topology.total(COUNTRY, AUGUST, AS_THEN).outstanding()).isEmpty();
    }

    @Test
    void movesTheTotalsByExactlyTheDifferenceOfACorrectionAndKeepsTheAcceptedFigures() {
        ReportLife corrected = aReport(KHE_SANH, AUGUST);
        ReportLife other = aReport(LAO_BAO, AUGUST);
        topology.receives(aCommune(KHE_SANH), aCommune(LAO_BAO));
        topology.receives(other.submitted(values("CA01", "100")), other.accepted());
        topology.receives(corrected.submitted(values("CA01", "12.5", "CA02", "7")), corrected.accepted());
        assertThat(topology.total(PROVINCE, AUGUST, TODAY).coverage()).isEqualTo(new Coverage(2, 2, 2, 0, 2, 0));

        topology.receives(corrected.corrected(values("CA01", "10.25")));

        // 100 + 10.25 received, 100 + 12.5 accepted; CA02 is no longer received but still accepted.
        var total = topology.total(PROVINCE, AUGUST, TODAY);
        assertThat(total.figures().get("CA01"))
                .isEqualTo(new Figure(new BigDecimal("110.25"), 2, new BigDecimal("112.5"), 2));
        assertThat(total.figures().get("CA02")).isEqualTo(new Figure(BigDecimal.ZERO, 0, new BigDecimal("7"), 1));
        assertThat(total.coverage()).isEqualTo(new Coverage(2, 2, 1, 0, 2, 0));

        topology.receives(corrected.accepted());
        assertThat(topology.total(PROVINCE, AUGUST, TODAY).figures())
                .isEqualTo(Map.of("CA01", new Figure(new BigDecimal("110.25"), 2, new BigDecimal("110.25"), 2)));
    }

    @Test
    void stillCountsWhatWasReceivedOfAReturnedReport() {
        ReportLife report = aReport(KHE_SANH, AUGUST);
        topology.receives(aCommune(KHE_SANH), report.submitted(values("CA01", "4")), report.returned());

        assertThat(topology.total(COUNTRY, AUGUST, TODAY).coverage()).isEqualTo(new Coverage(1, 1, 0, 1, 1, 0));
        assertThat(received(COUNTRY, AUGUST, TODAY, "CA01")).isEqualTo("4");
    }

    @Test
    void ignoresWhatIsRepeatedOrOlderThanWhatIsKnown() {
        ReportLife report = aReport(KHE_SANH, AUGUST);
        ReportEvent first = report.submitted(values("CA01", "4"));
        ReportEvent second = report.submitted(values("CA01", "9"));
        topology.receives(aCommune(KHE_SANH), second);
        int written = topology.written().size();

        topology.receives(first, second, first);

        assertThat(received(COUNTRY, AUGUST, TODAY, "CA01")).isEqualTo("9");
        assertThat(topology.written()).hasSize(written);
    }

    @Test
    void letsAReportWaitForItsUnit() {
        topology.receives(aReport(KHE_SANH, AUGUST).submitted(values("CA01", "4")));
        assertThat(topology.knows(COUNTRY)).isFalse();

        topology.receives(aCommune(KHE_SANH));

        assertThat(received(COUNTRY, AUGUST, TODAY, "CA01")).isEqualTo("4");
        assertThat(received(KHE_SANH, AUGUST, AS_THEN, "CA01")).isEqualTo("4");
    }

    @Test
    void bringsAnOldReportToItsSuccessorWhenTheUnitIsMerged() {
        UnitEvent old = anOldCommune(OLD_KHE_SANH, HUONG_HOA);
        topology.receives(old, aReport(OLD_KHE_SANH, MARCH).submitted(values("CA01", "6")));
        assertThat(topology.knows(KHE_SANH)).isFalse();

        topology.receives(merged(old, Map.of(KHE_SANH, "1")));

        for (String area : List.of(OLD_KHE_SANH, HUONG_HOA, OLD_PROVINCE, COUNTRY)) {
            assertThat(received(area, MARCH, AS_THEN, "CA01")).isEqualTo("6");
        }
        for (String area : List.of(KHE_SANH, PROVINCE, COUNTRY)) {
            assertThat(received(area, MARCH, TODAY, "CA01")).isEqualTo("6");
            assertThat(topology.total(area, MARCH, TODAY).estimated()).isZero();
        }
    }

    @Test
    void dividesAnOldReportAmongTheSuccessorsOfASplitButCountsItOnceForTheProvince() {
        UnitEvent old = anOldCommune(OLD_KHE_SANH, HUONG_HOA);
        topology.receives(
                merged(old, Map.of(KHE_SANH, "0.3", LAO_BAO, "0.7")),
                aReport(OLD_KHE_SANH, MARCH).submitted(values("CA01", "5")));

        assertThat(received(KHE_SANH, MARCH, TODAY, "CA01")).isEqualTo("1.5");
        assertThat(received(LAO_BAO, MARCH, TODAY, "CA01")).isEqualTo("3.5");
        assertThat(topology.total(KHE_SANH, MARCH, TODAY).estimated()).isOne();
        assertThat(received(PROVINCE, MARCH, TODAY, "CA01")).isEqualTo("5");
        assertThat(topology.total(PROVINCE, MARCH, TODAY).estimated()).isZero();
        assertThat(topology.total(PROVINCE, MARCH, TODAY).coverage().expected()).isOne();
    }

    @Test
    void takesTheFiguresAwayFromAnAreaThatAUnitLeft() {
        UnitEvent unit = aCommune(KHE_SANH);
        UnitEvent moved = Fixtures.unit(
                2,
                KHE_SANH,
                List.of(KHE_SANH, "48@2025-07-01", COUNTRY),
                unit.unit().today());
        topology.receives(unit, aReport(KHE_SANH, AUGUST).submitted(values("CA01", "6")));

        topology.receives(moved, unit);

        var left = topology.total(PROVINCE, AUGUST, AS_THEN);
        assertThat(left.coverage()).isEqualTo(Coverage.NONE);
        assertThat(left.figures()).isEmpty();
        assertThat(received("48@2025-07-01", AUGUST, AS_THEN, "CA01")).isEqualTo("6");
        assertThat(received(PROVINCE, AUGUST, TODAY, "CA01")).isEqualTo("6");
        assertThat(received(COUNTRY, AUGUST, AS_THEN, "CA01")).isEqualTo("6");
    }

    @Test
    void endsInTheSameTotalsWheneverAndHoweverOftenTheEventsOfAUnitArrive() {
        UnitEvent old = anOldCommune(OLD_KHE_SANH, HUONG_HOA);
        UnitEvent merged = merged(old, Map.of(KHE_SANH, "0.3", LAO_BAO, "0.7"));
        ReportLife life = aReport(OLD_KHE_SANH, MARCH);
        ReportEvent expected = life.expected();
        ReportEvent submitted = life.submitted(values("CA01", "5"));
        for (List<Event> order : List.<List<Event>>of(
                List.of(old, merged, expected, submitted),
                List.of(expected, submitted, old, merged),
                List.of(expected, old, submitted, merged, old),
                List.of(merged, merged, expected, old, submitted, merged),
                List.of(submitted, merged, old, expected))) {
            try (TopologyUnderTest one = new TopologyUnderTest()) {
                one.receives(order);

                assertThat(one.sums()).hasSize(8);
                for (String area : List.of(OLD_KHE_SANH, HUONG_HOA, OLD_PROVINCE, COUNTRY)) {
                    assertThat(received(one, area, AS_THEN)).isEqualTo("5");
                }
                assertThat(received(one, KHE_SANH, TODAY)).isEqualTo("1.5");
                assertThat(received(one, LAO_BAO, TODAY)).isEqualTo("3.5");
                assertThat(received(one, PROVINCE, TODAY)).isEqualTo("5");
                assertThat(received(one, COUNTRY, TODAY)).isEqualTo("5");
                assertThat(one.total(COUNTRY, MARCH, TODAY).coverage()).isEqualTo(new Coverage(1, 1, 0, 0, 1, 0));
            }
        }
    }

    @Test
    void movesOnlyTheReportsOfTheUnitThatMoved() {
        UnitEvent unit = aCommune(KHE_SANH);
        topology.receives(unit, aCommune(LAO_BAO));
        topology.receives(
                aReport(KHE_SANH, AUGUST).submitted(values("CA01", "6")),
                aReport(KHE_SANH, MARCH).submitted(values("CA01", "2")),
                aReport(LAO_BAO, AUGUST).submitted(values("CA01", "1")));

        topology.receives(Fixtures.unit(
                2,
                KHE_SANH,
                List.of(KHE_SANH, "48@2025-07-01", COUNTRY),
                unit.unit().today()));

        assertThat(received("48@2025-07-01", AUGUST, AS_THEN, "CA01")).isEqualTo("6");
        assertThat(received("48@2025-07-01", MARCH, AS_THEN, "CA01")).isEqualTo("2");
        assertThat(received(PROVINCE, AUGUST, AS_THEN, "CA01")).isEqualTo("1");
        assertThat(topology.total(PROVINCE, MARCH, AS_THEN).coverage()).isEqualTo(Coverage.NONE);
    }

    @Test
    void writesNothingWhenAUnitChangesButStaysWhereItIs() {
        UnitEvent unit = aCommune(KHE_SANH);
        topology.receives(unit, aReport(KHE_SANH, AUGUST).expected());
        int written = topology.written().size();

        topology.receives(
                Fixtures.unit(2, KHE_SANH, unit.unit().path(), unit.unit().today()));

        assertThat(topology.written()).hasSize(written);
    }

    @Test
    void aReportPassesOneInternalTopicAndAUnitOneMore() {
        topology.receives(aCommune(KHE_SANH), aReport(KHE_SANH, AUGUST).expected());

        // What the freshness of the totals is measured by must be what the topology really uses.
        assertThat(topology.internalTopics())
                .containsExactlyInAnyOrderElementsOf(new Generation(TopologyUnderTest.GENERATION).internalTopics());
    }

    @Test
    void numbersTheChangesOfATotalWithoutGaps() {
        ReportLife report = aReport(KHE_SANH, AUGUST);
        topology.receives(aCommune(KHE_SANH), report.expected(), report.submitted(values("CA01", "1")));
        assertThat(topology.total(COUNTRY, AUGUST, TODAY).version()).isEqualTo(2);
        topology.receives(report.accepted());
        assertThat(topology.total(COUNTRY, AUGUST, TODAY).version()).isEqualTo(3);
    }

    @Test
    void writesCloudEventsInTheTraceOfTheirCause() {
        topology.receives(aCommune(KHE_SANH), aReport(KHE_SANH, AUGUST).expected());

        TestRecord<String, byte[]> total = topology.written().getFirst();
        assertThat(header(total, "ce_type")).isEqualTo("area.totals.v1");
        assertThat(header(total, "ce_subject")).isEqualTo(total.key());
        assertThat(header(total, "ce_source")).isEqualTo("/report-service");
        assertThat(header(total, "ce_id"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(header(total, "traceparent")).isEqualTo(TopologyUnderTest.TRACE);
        assertThat(header(total, "pcmt_generation")).isEqualTo("7");
        assertThat(total.headers().headers("ce_type")).hasSize(1);
    }

    @Test
    void parksWhatItCannotReadAndIsRightAgainWithTheNextEvent() {
        ReportLife report = aReport(KHE_SANH, AUGUST);
        topology.receives(aCommune(KHE_SANH));
        ReportEvent lost = report.submitted(values("CA01", "4"));
        topology.send(Topic.REPORT_EVENTS, lost.key(), "report.submitted.v1", "{\"version\":".getBytes(UTF_8));
        topology.send(Topic.REPORT_EVENTS, lost.key(), "report.burnt.v1", "{}".getBytes(UTF_8));
        topology.send(Topic.REPORT_EVENTS, lost.key(), "unit.amended.v1", "{}".getBytes(UTF_8));
        topology.send(
                Topic.REPORT_EVENTS,
                lost.key(),
                "report.submitted.v1",
                new String(EventCodec.encode(lost), UTF_8)
                        .replace("\"unitKey\":\"" + KHE_SANH, "\"unitKey\":\"" + LAO_BAO)
                        .getBytes(UTF_8));

        List<TestRecord<String, byte[]>> parked = topology.drain("report-events.report-totals.dlt");
        assertThat(parked).hasSize(4).allSatisfy(record -> assertThat(record.key())
                .isEqualTo(lost.key()));
        assertThat(new String(parked.getFirst().value(), UTF_8)).isEqualTo("{\"version\":");
        assertThat(header(parked.get(1), "dlt-cause")).contains("unknown event type report.burnt.v1");
        assertThat(header(parked.get(1), "dlt-topic")).isEqualTo("report-events");
        assertThat(header(parked.get(1), "dlt-offset")).isEqualTo("1");
        assertThat(header(parked.get(3), "dlt-cause")).contains("a report of " + LAO_BAO);

        topology.receives(report.accepted());
        assertThat(received(COUNTRY, AUGUST, TODAY, "CA01")).isEqualTo("4");
    }

    private String received(String area, String period, Basis basis, String indicator) {
        return topology.total(area, period, basis)
                .figures()
                .get(indicator)
                .received()
                .toPlainString();
    }

    private static String received(TopologyUnderTest topology, String area, Basis basis) {
        return topology.total(area, MARCH, basis)
                .figures()
                .get("CA01")
                .received()
                .toPlainString();
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
