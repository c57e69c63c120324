package vn.pcmt.report.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.outlier.Outlier;
import vn.pcmt.report.outlier.Outliers;
import vn.pcmt.report.outlier.PeerComparison;
import vn.pcmt.report.outlier.PeerComparison.Peer;
import vn.pcmt.report.outlier.Screening;
import vn.pcmt.report.rule.Severity;
import vn.pcmt.report.submission.ReceivedReports;
import vn.pcmt.report.submission.ReceivedReports.Received;
import vn.pcmt.report.submission.ReceivedReports.Standing;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Parts waiting reports into clean ones, which need no eye on each, and odd ones. */
@Component
class SiftReports {

    private final ReceivedReports received;
    private final Outliers outliers;
    private final Units units;

    SiftReports(ReceivedReports received, Outliers outliers, Units units) {
        this.received = received;
        this.outliers = outliers;
        this.units = units;
    }

    /**
     * A waiting report and what there is to say about it.
     *
     * @param outliers in its own past and among its peers
     * @param oddities none if it is clean: whether it came in time does not matter
     */
    record Sifted(Received report, Unit unit, List<Outlier> outliers, Set<Oddity> oddities) {
        boolean isClean() {
            return oddities.isEmpty();
        }
    }

    private record Batch(String template, String period) {}

    /**
     * Form by form and period by period, because only those can be compared. What is no longer waiting when it is read
     * is left out, and so is what cannot be read.
     *
     * @param area the units whose reports are asked for, by key
     */
    List<Sifted> sift(Collection<Standing> standing, Map<String, Unit> area) {
        Map<Batch, Set<String>> batches = standing.stream()
                .collect(Collectors.groupingBy(
                        report -> new Batch(report.template(), report.period()),
                        Collectors.mapping(Standing::unitKey, Collectors.toSet())));
        Map<String, Unit> peers = batches.isEmpty() ? Map.of() : peersOf(area.values());
        List<Sifted> sifted = new ArrayList<>();
        batches.forEach((batch, asked) -> sifted.addAll(sift(batch, asked, peers)));
        return sifted;
    }

    private List<Sifted> sift(Batch batch, Set<String> asked, Map<String, Unit> peers) {
        List<Received> all = received.of(batch.template(), batch.period(), peers.keySet());
        List<Received> waiting = all.stream()
                .filter(report -> report.isWaiting() && asked.contains(report.unitKey()))
                .toList();
        Map<String, Screening> screenings =
                outliers.screenings(waiting.stream().map(Received::id).toList());
        PeerComparison comparison = outliers.compare(
                batch.template(),
                all.stream().map(report -> peer(report, peers)).toList());
        return waiting.stream()
                .map(report -> sifted(report, peers, screenings.get(report.id()), comparison))
                .toList();
    }

    /** The units of the provinces that these belong to, themselves included, by key. */
    private Map<String, Unit> peersOf(Collection<Unit> of) {
        Set<String> provinces = new HashSet<>();
        of.forEach(unit -> provinces.add(unit.province()));
        Map<String, Unit> peers = units.communesWithin(provinces).stream()
                .filter(unit -> provinces.contains(unit.province()))
                .collect(Collectors.toMap(Unit::key, Function.identity()));
        of.forEach(unit -> peers.put(unit.key(), unit));
        return peers;
    }

    private static Peer peer(Received report, Map<String, Unit> peers) {
        return new Peer(
                Objects.requireNonNull(peers.get(report.unitKey())),
                report.latest().values());
    }

    private static Sifted sifted(
            Received report, Map<String, Unit> peers, @Nullable Screening screening, PeerComparison comparison) {
        Peer peer = peer(report, peers);
        List<Outlier> unlikely = new ArrayList<>();
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        if (screening == null || screening.revision() != report.latest().number()) {
            oddities.add(Oddity.NOT_SCREENED);
        } else {
            unlikely.addAll(screening.outliers());
        }
        unlikely.addAll(comparison.outliersOf(peer));
        if (!unlikely.isEmpty()) {
            oddities.add(Oddity.OUTLIER);
        }
        if (report.latest().findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING)) {
            oddities.add(Oddity.WARNING);
        }
        if (report.openings() != null && !report.openings().isEmpty()) {
            oddities.add(Oddity.OPENING);
        }
        if (report.returned() != null) {
            oddities.add(Oddity.SENT_BACK);
        }
        return new Sifted(report, peer.unit(), List.copyOf(unlikely), oddities);
    }
}
