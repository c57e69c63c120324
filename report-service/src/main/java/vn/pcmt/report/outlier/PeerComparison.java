package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.unit.Unit;

/**
 * Compares the reports of one form and period with each other: each with those of units of the same kind in the same
 * province, on the border or not, per 1,000 residents. Pure.
 */
public final class PeerComparison {

    private static final String RESIDENTS = "QL01";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    /** Rates have no end of decimals; equal ones are still equal when each is rounded alike. */
    private static final MathContext RATE = MathContext.DECIMAL64;

    private record Group(UnitKind kind, boolean border, String province) {
        static Group of(Unit unit) {
            return new Group(unit.kind(), unit.border(), unit.province());
        }
    }

    /** A report to be compared. */
    public record Peer(Unit unit, Map<String, BigDecimal> figures) {

        @Nullable
        BigDecimal residents() {
            BigDecimal reported = figures.get(RESIDENTS);
            if (reported != null && reported.signum() > 0) {
                return reported;
            }
            Integer known = unit.population();
            return known == null || known <= 0 ? null : BigDecimal.valueOf(known);
        }

        @Nullable
        BigDecimal rate(String indicator) {
            BigDecimal figure = figures.get(indicator);
            BigDecimal residents = residents();
            return figure == null || residents == null
                    ? null
                    : figure.multiply(THOUSAND).divide(residents, RATE);
        }
    }

    private final OutlierSettings settings;
    private final List<String> compared;
    private final Map<Group, Map<String, Spread>> usual = new HashMap<>();

    PeerComparison(OutlierSettings settings, Collection<Indicator> indicators, Collection<Peer> peers) {
        this.settings = settings;
        this.compared = indicators.stream()
                .map(Indicator::code)
                .filter(code ->
                        !code.equals(RESIDENTS) && !settings.incidental().contains(code))
                .toList();
        peers.stream()
                .collect(Collectors.groupingBy(peer -> Group.of(peer.unit())))
                .forEach((group, members) -> usual.put(group, spreads(members)));
    }

    private Map<String, Spread> spreads(List<Peer> members) {
        Map<String, Spread> spreads = new HashMap<>();
        if (members.size() < settings.peers().fewest()) {
            return spreads;
        }
        for (String code : compared) {
            List<BigDecimal> rates = new ArrayList<>();
            for (Peer member : members) {
                BigDecimal rate = member.rate(code);
                if (rate != null) {
                    rates.add(rate);
                }
            }
            if (rates.size() >= settings.peers().fewest()) {
                spreads.put(code, Spread.of(rates));
            }
        }
        return spreads;
    }

    /** What is unlike the others in one of the reports compared. */
    public List<Outlier> outliersOf(Peer peer) {
        Map<String, Spread> others = usual.getOrDefault(Group.of(peer.unit()), Map.of());
        List<Outlier> found = new ArrayList<>();
        for (String code : compared) {
            Spread spread = others.get(code);
            BigDecimal rate = peer.rate(code);
            if (spread != null
                    && rate != null
                    && isSubstantial(peer, spread.distance(rate))
                    && spread.isExceededBy(rate, settings.peers().deviations())) {
                found.add(shown(Outlier.comparing(Outlier.Kind.PEERS, code, rate, spread)));
            }
        }
        return found;
    }

    private boolean isSubstantial(Peer peer, BigDecimal distance) {
        BigDecimal residents = peer.residents();
        return residents != null
                && distance.multiply(residents)
                                .compareTo(settings.peers().leastChange().multiply(THOUSAND))
                        >= 0;
    }

    private static Outlier shown(Outlier outlier) {
        return new Outlier(
                outlier.kind(),
                outlier.indicator(),
                outlier.section(),
                rounded(outlier.value()),
                rounded(outlier.usual()),
                outlier.spread(),
                outlier.score(),
                outlier.of());
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.setScale(3, RoundingMode.HALF_UP);
    }
}
