package vn.pcmt.report.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.pcmt.report.ranking.Standings.Competitor;
import vn.pcmt.report.ranking.Standings.Peers;
import vn.pcmt.report.ranking.Standings.Standing;
import vn.pcmt.report.ranking.Standings.Unranked;

class StandingsTest {

    private static final Peers INLAND = new Peers("COMMUNE", false, 1);
    private static final Peers BORDER = new Peers("COMMUNE", true, 1);

    private final Standings standings = new Standings(settings("4", "3", "3"));

    @Test
    void theScoreIsTheWeightedSumOfThePublishedParts() {
        List<Standing> ranked = standings.of(List.of(
                one("a", INLAND, "30", "5", "100"),
                one("b", INLAND, "20", "1", "50"),
                one("c", INLAND, "10", "3", "50")));

        assertThat(ranked).extracting(Standing::unit).containsExactly("a", "b", "c");
        assertThat(ranked).extracting(Standing::rank).containsExactly(1, 2, 3);
        assertThat(ranked.getFirst().score())
                .as("better than all in everything")
                .isEqualByComparingTo("100");
        assertThat(ranked.get(1).score()).as("(4·50 + 3·0 + 3·50) / 10").isEqualByComparingTo("35");
        assertThat(ranked.getLast().score()).as("(4·0 + 3·50 + 3·50) / 10").isEqualByComparingTo("30");
    }

    @Test
    void whoeverIsEquallyGoodSharesARankAndTheNextIsLeftOut() {
        List<Standing> ranked = standings.of(List.of(
                one("a", INLAND, "10", "1", "80"),
                one("b", INLAND, "10", "1", "80"),
                one("c", INLAND, "5", "0", "10"),
                one("d", INLAND, "5", "0", "10")));
        assertThat(ranked).extracting(Standing::rank).containsExactly(1, 1, 3, 3);
        assertThat(ranked).extracting(Standing::tied).containsOnly(true);
    }

    @Test
    void peersAreComparedWithPeersOnly() {
        List<Standing> ranked = standings.of(List.of(
                one("a", INLAND, "10", "1", "80"),
                one("b", INLAND, "20", "2", "80"),
                one("c", BORDER, "1", "0", "80"),
                one("d", BORDER, "2", "1", "80")));
        assertThat(ranked)
                .filteredOn(one -> one.rank() == 1)
                .extracting(Standing::unit)
                .containsExactlyInAnyOrder("b", "d");
        assertThat(standings.of(List.of(one("a", INLAND, "10", "1", "80"))))
                .extracting(Standing::why)
                .containsExactly(Unranked.NO_PEERS);
    }

    @Test
    void whatIsMissingIsNotZeroAndNotTheLastRank() {
        List<Standing> ranked = standings.of(List.of(
                one("a", INLAND, "10", "1", "80"),
                one("b", INLAND, "20", "2", "80"),
                one("c", INLAND, null, "2", "80"),
                one("d", INLAND, "20", null, "80"),
                one("e", INLAND, "20", "2", null)));
        assertThat(ranked).extracting(Standing::rank).containsExactly(1, 2, null, null, null);
        assertThat(ranked).extracting(Standing::ranked).containsOnly(2);
        assertThat(ranked.subList(2, 5))
                .extracting(Standing::why)
                .containsExactly(Unranked.RESULT_MISSING, Unranked.PROGRESS_MISSING, Unranked.QUALITY_MISSING);
    }

    @Test
    void whatHasNoWeightIsNotMissed() {
        assertThat(new Standings(settings("1", "0", "0"))
                        .of(List.of(one("a", INLAND, "10", null, null), one("b", INLAND, "20", null, null))))
                .extracting(Standing::score)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("100"), BigDecimal.ZERO);
    }

    /** Nobody can rise by being worse, nor fall by being better. */
    @Property(tries = 300)
    void whoBecomesBetterNeverFalls(@ForAll long seed) {
        Random random = new Random(seed);
        List<Competitor> all = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            all.add(one("u" + i, INLAND, number(random), number(random), number(random)));
        }
        int which = random.nextInt(all.size());
        int before = rank(all, which);
        Competitor was = all.get(which);
        Map<String, BigDecimal> better = new HashMap<>(was.results());
        better.replaceAll((code, figure) -> figure.add(BigDecimal.valueOf(random.nextInt(10))));
        all.set(which, new Competitor(was.unit(), was.peers(), better, was.changes(), was.quality()));
        assertThat(rank(all, which)).isLessThanOrEqualTo(before);
    }

    private int rank(List<Competitor> all, int which) {
        return standings.of(all).stream()
                .filter(one -> one.unit().equals("u" + which))
                .findFirst()
                .orElseThrow()
                .rank();
    }

    private static String number(Random random) {
        return String.valueOf(random.nextInt(30));
    }

    private static Competitor one(
            String unit, Peers peers, @Nullable String result, @Nullable String change, @Nullable String quality) {
        return new Competitor(
                unit, peers, figures(result), figures(change), quality == null ? null : new BigDecimal(quality));
    }

    private static Map<String, BigDecimal> figures(@Nullable String figure) {
        return figure == null ? Map.of() : Map.of("CA01", new BigDecimal(figure));
    }

    private static RankingSettings settings(String result, String progress, String quality) {
        return new RankingSettings(
                new BigDecimal(result),
                new BigDecimal(progress),
                new BigDecimal(quality),
                List.of("CA01"),
                List.of(10_000, 20_000),
                Duration.ofDays(10),
                Duration.ofHours(2),
                new BigDecimal("0.9"),
                3);
    }
}
