package vn.pcmt.report.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ranks units among their peers. Pure; the formula is that of {@link RankingSettings}. */
public final class Standings {

    private static final int SCALE = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RankingSettings settings;

    Standings(RankingSettings settings) {
        this.settings = settings;
    }

    /**
     * A unit that takes part. More is better in every figure: what should fall comes with its sign turned.
     *
     * @param peers the group it is compared in
     * @param results indicator to where it stands; an indicator that is not known is absent
     * @param changes indicator to how it changed; likewise
     * @param quality of its reports, 0 to 100; null if none were owed
     */
    record Competitor(
            String unit,
            Peers peers,
            Map<String, BigDecimal> results,
            Map<String, BigDecimal> changes,
            @Nullable BigDecimal quality) {}

    /** @param band number of the population band, from 0; null where the population is not known */
    public record Peers(
            String kind, boolean border, @Nullable Integer band) {}

    /** Why a unit has no rank: missing is not zero. */
    public enum Unranked {
        RESULT_MISSING,
        PROGRESS_MISSING,
        QUALITY_MISSING,
        NO_PEERS
    }

    /**
     * @param score 0 to 100, two decimals; null if it has no rank
     * @param rank 1 for the best of its peers; those with the same score share it, and the next ranks are left out
     * @param ranked how many of its peers have a rank, itself included
     */
    public record Standing(
            String unit,
            Peers peers,
            @Nullable BigDecimal result,
            @Nullable BigDecimal progress,
            @Nullable BigDecimal quality,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            int ranked,
            boolean tied,
            @Nullable Unranked why) {}

    /** By group of peers, the best first, those without a rank last. */
    List<Standing> of(Collection<Competitor> competitors) {
        Map<String, List<Competitor>> groups = new TreeMap<>();
        competitors.forEach(one -> groups.computeIfAbsent(one.peers().toString(), peers -> new ArrayList<>())
                .add(one));
        List<Standing> standings = new ArrayList<>();
        groups.values().forEach(group -> standings.addAll(ranked(group)));
        return standings;
    }

    private List<Standing> ranked(List<Competitor> group) {
        List<Standing> scored = group.stream().map(one -> scored(one, group)).toList();
        List<BigDecimal> scores =
                scored.stream().map(Standing::score).filter(Objects::nonNull).toList();
        return scored.stream()
                .map(one -> {
                    BigDecimal score = one.score();
                    if (score == null) {
                        return with(one, null, scores.size(), false);
                    }
                    int better = (int) scores.stream()
                            .filter(other -> other.compareTo(score) > 0)
                            .count();
                    long same = scores.stream()
                            .filter(other -> other.compareTo(score) == 0)
                            .count();
                    return with(one, better + 1, scores.size(), same > 1);
                })
                .sorted(Comparator.comparing(Standing::rank, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
                        .thenComparing(Standing::unit))
                .toList();
    }

    private static Standing with(Standing one, @Nullable Integer rank, int ranked, boolean tied) {
        return new Standing(
                one.unit(),
                one.peers(),
                one.result(),
                one.progress(),
                one.quality(),
                one.score(),
                rank,
                ranked,
                tied,
                one.why());
    }

    private Standing scored(Competitor one, List<Competitor> group) {
        BigDecimal result = part(one, group, Competitor::results);
        BigDecimal progress = part(one, group, Competitor::changes);
        BigDecimal quality = one.quality();
        Unranked why = group.size() < 2
                ? Unranked.NO_PEERS
                : lacks(settings.result(), result)
                        ? Unranked.RESULT_MISSING
                        : lacks(settings.progress(), progress)
                                ? Unranked.PROGRESS_MISSING
                                : lacks(settings.quality(), quality) ? Unranked.QUALITY_MISSING : null;
        BigDecimal score = why != null
                ? null
                : weighted(settings.result(), result)
                        .add(weighted(settings.progress(), progress))
                        .add(weighted(settings.quality(), quality))
                        .divide(settings.weights(), SCALE, RoundingMode.HALF_UP);
        return new Standing(one.unit(), one.peers(), result, progress, quality, score, null, 0, false, why);
    }

    /** What has no weight is not missed. */
    private static boolean lacks(BigDecimal weight, @Nullable BigDecimal part) {
        return weight.signum() > 0 && part == null;
    }

    private static BigDecimal weighted(BigDecimal weight, @Nullable BigDecimal part) {
        return part == null ? BigDecimal.ZERO : part.multiply(weight);
    }

    /** The mean over the indicators of the place among the peers; null if one of them is not known. */
    private @Nullable BigDecimal part(
            Competitor one, List<Competitor> group, Function<Competitor, Map<String, BigDecimal>> figures) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String code : settings.indicators()) {
            BigDecimal own = figures.apply(one).get(code);
            List<BigDecimal> all = group.stream()
                    .map(other -> figures.apply(other).get(code))
                    .filter(Objects::nonNull)
                    .toList();
            if (own == null || all.size() < 2) {
                return null;
            }
            sum = sum.add(place(own, all));
        }
        return settings.indicators().isEmpty()
                ? null
                : sum.divide(BigDecimal.valueOf(settings.indicators().size()), SCALE, RoundingMode.HALF_UP);
    }

    /** How many of the others it is better than, in percent; whoever is as good counts by half. */
    private static BigDecimal place(BigDecimal own, List<BigDecimal> all) {
        int twice = 0;
        for (BigDecimal other : all) {
            twice += 1 + Integer.signum(own.compareTo(other));
        }
        // Itself is among them, as good as itself.
        return HUNDRED.multiply(BigDecimal.valueOf(twice - 1L))
                .divide(BigDecimal.valueOf(2L * (all.size() - 1)), SCALE, RoundingMode.HALF_UP);
    }
}
