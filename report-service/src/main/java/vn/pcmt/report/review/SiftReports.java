package vn.pcmt.report.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.outlier.Outlier;
import vn.pcmt.report.outlier.Outliers;
import vn.pcmt.report.outlier.PeerComparison;
import vn.pcmt.report.outlier.PeerComparison.Peer;
import vn.pcmt.report.outlier.Screening;
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

    /**
     * Waiting reports, looked at.
     *
     * @param unreadable those that nothing can be said about
     */
    record Sieve(List<Sifted> sifted, List<Standing> unreadable) {}

    private record Form(String template, String period) {}

    /**
     * Form by form and period by period, because only those can be compared. What is no longer waiting when it is read
     * is left out.
     *
     * @param area the units whose reports are asked for, by key
     */
    Sieve sift(Collection<Standing> standing, Map<String, Unit> area) {
        Map<Form, List<Standing>> forms = standing.stream()
                .collect(Collectors.groupingBy(report -> new Form(report.template(), report.period())));
        Sieve sieve = new Sieve(new ArrayList<>(), new ArrayList<>());
        Map<String, Unit> peers =
                peersOf(standing.stream().map(Standing::unitKey).toList(), area);
        forms.forEach((form, asked) -> sift(form, asked, peers, sieve));
        return sieve;
    }

    private void sift(Form form, List<Standing> asked, Map<String, Unit> peers, Sieve sieve) {
        ReceivedReports.Batch all = received.of(form.template(), form.period(), peers.keySet());
        Set<String> ids = asked.stream().map(Standing::id).collect(Collectors.toSet());
        List<Received> waiting = all.reports().stream()
                .filter(report -> report.isWaiting() && ids.contains(report.id()))
                .toList();
        Map<String, Screening> screenings =
                outliers.screenings(waiting.stream().map(Received::id).toList());
        PeerComparison comparison = outliers.compare(
                form.template(),
                all.reports().stream().map(report -> peer(report, peers)).toList());
        waiting.forEach(report -> sieve.sifted().add(sifted(report, peers, screenings.get(report.id()), comparison)));
        asked.stream().filter(report -> all.unreadable().contains(report.id())).forEach(sieve.unreadable()::add);
    }

    /** The units of the provinces that these belong to, themselves included, by key. Those of the area are at hand. */
    private Map<String, Unit> peersOf(Collection<String> asked, Map<String, Unit> area) {
        Map<String, Unit> peers = new HashMap<>();
        Set<String> provinces = new HashSet<>();
        for (String key : asked) {
            Unit unit = Objects.requireNonNull(area.get(key));
            peers.put(key, unit);
            provinces.add(unit.province());
        }
        List<Unit> others = new ArrayList<>(area.values());
        Set<String> elsewhere =
                provinces.stream().filter(key -> !area.containsKey(key)).collect(Collectors.toSet());
        if (!elsewhere.isEmpty()) {
            others.addAll(units.communesWithin(elsewhere));
        }
        others.stream()
                .filter(unit ->
                        provinces.contains(unit.province()) && unit.kind().isCommuneLevel())
                .forEach(unit -> peers.put(unit.key(), unit));
        return peers;
    }

    private static Peer peer(Received report, Map<String, Unit> peers) {
        return new Peer(Objects.requireNonNull(peers.get(report.unitKey())), report.figures());
    }

    private static Sifted sifted(
            Received report, Map<String, Unit> peers, @Nullable Screening screening, PeerComparison comparison) {
        Peer peer = peer(report, peers);
        List<Outlier> unlikely = new ArrayList<>();
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        if (screening == null || screening.revision() != report.revision()) {
            oddities.add(Oddity.NOT_SCREENED);
        } else {
            unlikely.addAll(screening.outliers());
        }
        unlikely.addAll(comparison.outliersOf(peer));
        if (!unlikely.isEmpty()) {
            oddities.add(Oddity.OUTLIER);
        }
        if (report.warned()) {
            oddities.add(Oddity.WARNING);
        }
        if (report.misfits()) {
            oddities.add(Oddity.OPENING);
        }
        if (report.returned()) {
            oddities.add(Oddity.SENT_BACK);
        }
        return new Sifted(report, peer.unit(), List.copyOf(unlikely), oddities);
    }
}
