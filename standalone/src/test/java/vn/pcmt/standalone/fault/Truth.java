package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.COUNTRY;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.flow.Province;

/** Compares what the services answer with what the acknowledged commands add up to. */
final class Truth {
    private static final List<String> INDICATORS = List.of("CA12", "GC01", "GC05", "TT02", "QL01");

    /** State of a mail that was not sent because the report had come in again by then. */
    private static final String OVERTAKEN = "NOT_SENT";

    private final Province province;
    private final List<ModelReport> reports;
    private final Path mailFolder;
    private int totals;
    private int alerts;
    private int mails;

    Truth(Province province, List<ModelReport> reports, Path mailFolder) {
        this.province = province;
        this.reports = reports;
        this.mailFolder = mailFolder;
    }

    /** All of it, once it has come to rest. */
    void checkAll(long commands) throws IOException {
        long begin = System.nanoTime();
        checkReports();
        eventually(Load.RECOVERY, this::checkTotals);
        Progress.tell("%d reports and all their totals are exact", reports.size());
        checkRecomputation();
        Progress.tell("the service's own recomputation finds no difference");
        eventually(Load.RECOVERY, this::checkAlerts);
        Load.checkAudit(province, commands);
        Progress.tell(
                "all exact %d s after the last command; %s",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(), summary());
    }

    private void checkReports() {
        for (ModelReport report : reports) {
            JsonNode stored = province.read(report.id).orFail().body();
            assertThat(stored.path("status").asString())
                    .isEqualTo(report.state().name());
            assertThat(stored.path("revision").asInt()).isEqualTo(report.revision);
            assertThat(stored.path("revisions")).hasSize(report.revision);
        }
    }

    /** Every area, period and basis: what was received and accepted, and how many reports that is. */
    private void checkTotals() {
        totals = 0;
        for (String period :
                reports.stream().map(report -> report.period).distinct().toList()) {
            for (Basis basis : Basis.values()) {
                check(KEY, period, basis, report -> true);
                check(COUNTRY, period, basis, report -> true);
                for (String unit :
                        reports.stream().map(report -> report.unit).distinct().toList()) {
                    check(unit, period, basis, report -> report.unit.equals(unit));
                }
            }
        }
    }

    private void check(String area, String period, Basis basis, Predicate<ModelReport> inArea) {
        List<ModelReport> within = reports.stream()
                .filter(report -> report.period.equals(period))
                .filter(inArea)
                .toList();
        JsonNode answer = province.totals(area, period, basis);
        for (String indicator : INDICATORS) {
            assertThat(Province.received(answer, indicator))
                    .as("received %s of %s in %s, %s", indicator, area, period, basis)
                    .isEqualTo(sum(within, report -> report.receivedValue(indicator)));
            assertThat(Province.accepted(answer, indicator))
                    .as("accepted %s of %s in %s, %s", indicator, area, period, basis)
                    .isEqualTo(sum(within, report -> report.acceptedValue(indicator)));
        }
        JsonNode coverage = answer.path("coverage");
        assertThat(coverage.path("expected").asInt()).isEqualTo(within.size());
        assertThat(coverage.path("received").asLong())
                .isEqualTo(within.stream()
                        .filter(report -> report.state() != ModelReport.State.EXPECTED)
                        .count());
        assertThat(coverage.path("accepted").asLong())
                .isEqualTo(within.stream()
                        .filter(report -> report.acceptedIsLatest)
                        .count());
        assertThat(coverage.path("returned").asLong())
                .isEqualTo(within.stream()
                        .filter(report -> report.state() == ModelReport.State.RETURNED)
                        .count());
        totals++;
    }

    /** Null when no report gave a value: missing is never zero. */
    private static BigDecimal sum(List<ModelReport> reports, Function<ModelReport, BigDecimal> value) {
        return reports.stream()
                .map(value)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(BigDecimal::stripTrailingZeros)
                .orElse(null);
    }

    /** The service's own recomputation from its documents, of all 40 indicators. */
    private void checkRecomputation() {
        JsonNode answer = province.post(Part.REPORT, "role-admin", "/api/v1/reconciliations", null, Map.of())
                .orFail()
                .body();
        assertThat(answer.path("differences").isArray()).isTrue();
        assertThat(answer.path("differences")).isEmpty();
    }

    /** One alert per return, one when its complaint was settled, each once in the ledger, the inbox and the mail. */
    private void checkAlerts() throws IOException {
        alerts = 0;
        mails = 0;
        for (ModelReport report : reports) {
            List<JsonNode> lines = province.get(
                            Part.NOTIFICATION,
                            "role-reviewer",
                            "/api/v1/ledger?size=200&obligation=" + Province.encoded(report.id))
                    .orFail()
                    .body()
                    .path("items")
                    .valueStream()
                    .toList();
            List<JsonNode> returns = ofKind(lines, "RETURNED");
            assertThat(occasions(returns))
                    .as("alerts on returns of %s", report.id)
                    .containsExactlyInAnyOrderElementsOf(report.returns);
            assertThat(occasions(ofKind(lines, "CLOSED")))
                    .filteredOn(occasion -> occasion.startsWith("RETURNED."))
                    .as("alerts on settled returns of %s", report.id)
                    .containsExactlyInAnyOrderElementsOf(report.settledReturns().stream()
                            .map(occasion -> "RETURNED." + occasion)
                            .toList());
            for (JsonNode alert : returns) {
                assertThat(stateOf(alert, "INBOX")).isEqualTo("DELIVERED");
                String mail = stateOf(alert, "EMAIL");
                assertThat(mail).as("mail of %s", alert.path("alert")).isIn("DELIVERED", OVERTAKEN);
                mails += mail.equals("DELIVERED") ? 1 : 0;
            }
            alerts += returns.size() + report.settledReturns().size();
        }
        try (Stream<Path> files = Files.list(mailFolder)) {
            assertThat(files.filter(mail -> mail.toString().endsWith(".eml"))
                            .filter(Truth::isOfAReturn)
                            .count())
                    .as("mails about returns, one file per Message-ID")
                    .isEqualTo(mails);
        }
    }

    private static List<JsonNode> ofKind(List<JsonNode> lines, String kind) {
        return lines.stream()
                .filter(alert -> alert.path("kind").asString().equals(kind))
                .toList();
    }

    private static List<String> occasions(List<JsonNode> lines) {
        return lines.stream().map(alert -> alert.path("occasion").asString()).toList();
    }

    private static String stateOf(JsonNode alert, String channel) {
        return alert.path("deliveries")
                .valueStream()
                .filter(row -> row.path("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asString();
    }

    private static boolean isOfAReturn(Path mail) {
        try {
            return Files.readString(mail, StandardCharsets.ISO_8859_1).contains("~RETURNED~");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String summary() {
        return "%d totals, %d alerts on returns and their settlement, %d mails about returns"
                .formatted(totals, alerts, mails);
    }
}
