package vn.pcmt.report.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.outlier.Screened.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.report.outlier.PeerComparison.Peer;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;

class PeerComparisonTest {

    @Test
    void findsAUnitThatHasManyTimesMorePerResidentThanOthersOfItsKind() {
        List<Peer> peers = alike(8, UnitKind.COMMUNE, false);
        Peer odd = peer("60", UnitKind.COMMUNE, false, figures("QL01", 5000, "CA01", 60));
        peers.add(odd);

        assertThat(comparison(peers).outliersOf(odd)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Outlier.Kind.PEERS);
            assertThat(found.indicator()).isEqualTo("CA01");
            assertThat(found.value()).as("per 1,000 residents").isEqualByComparingTo("12");
            assertThat(found.usual()).as("5 of 5,300").isEqualByComparingTo("0.943");
            assertThat(found.of()).isEqualTo(9);
        });
        assertThat(comparison(peers).outliersOf(peers.getFirst())).isEmpty();
    }

    @Test
    void aLargeUnitWithManyIsNotOddIfItHasAsManyPerResident() {
        List<Peer> peers = alike(8, UnitKind.COMMUNE, false);
        Peer large = peer("60", UnitKind.COMMUNE, false, figures("QL01", 100_000, "CA01", 100, "CA12", 20));
        peers.add(large);

        assertThat(comparison(peers).outliersOf(large))
                .extracting(Outlier::indicator)
                .doesNotContain("CA01");
    }

    @Test
    void unitsOfOtherKindsAndOfTheBorderAndOfOtherProvincesAreNoPeers() {
        Map<String, BigDecimal> odd = figures("QL01", 5000, "CA01", 60);
        List<Peer> peers = alike(8, UnitKind.COMMUNE, false);
        Peer ward = peer("61", UnitKind.WARD, false, odd);
        Peer border = peer("62", UnitKind.COMMUNE, true, odd);
        Peer zone = peer("63", UnitKind.SPECIAL_ZONE, false, odd);
        Peer elsewhere = new Peer(unit("64", UnitKind.COMMUNE, false, "45@2025-07-01", 9000), odd);
        peers.addAll(List.of(ward, border, zone, elsewhere));

        PeerComparison comparison = comparison(peers);

        assertThat(List.of(ward, border, zone, elsewhere))
                .allSatisfy(one -> assertThat(comparison.outliersOf(one)).isEmpty());
    }

    @Test
    void tooFewPeersSayNothing() {
        List<Peer> peers = alike(6, UnitKind.COMMUNE, false);
        Peer odd = peer("60", UnitKind.COMMUNE, false, figures("QL01", 5000, "CA01", 60));
        peers.add(odd);

        assertThat(comparison(peers).outliersOf(odd)).isEmpty();
    }

    @Test
    void aUnitThatDoesNotReportItsResidentsIsMeasuredByThoseKnown() {
        Map<String, BigDecimal> figures = figures("CA01", 60);
        figures.remove("QL01");
        List<Peer> peers = alike(8, UnitKind.COMMUNE, false);
        Peer known = new Peer(unit("60", UnitKind.COMMUNE, false, "44@2025-07-01", 5000), figures);
        Peer unknown = new Peer(unit("61", UnitKind.COMMUNE, false, "44@2025-07-01", null), figures);
        peers.add(known);
        peers.add(unknown);

        assertThat(comparison(peers).outliersOf(known))
                .extracting(Outlier::indicator)
                .containsExactly("CA01");
        assertThat(comparison(peers).outliersOf(unknown)).isEmpty();
    }

    @Property(tries = 100)
    void neitherTheOrderOfTheUnitsNorTheNumberByWhichAllResidentsAreCountedMatters(
            @ForAll @Size(min = 8, max = 20) List<@IntRange(max = 60) Integer> addicts,
            @ForAll @IntRange(min = 1, max = 50) int factor,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Peer> peers = new ArrayList<>();
        List<Peer> scaled = new ArrayList<>();
        for (int i = 0; i < addicts.size(); i++) {
            int residents = 1 + random.nextInt(20_000);
            int known = addicts.get(i);
            peers.add(peer(10 + i + "", UnitKind.COMMUNE, false, figures("QL01", residents, "CA01", known)));
            scaled.add(peer(
                    10 + i + "",
                    UnitKind.COMMUNE,
                    false,
                    figures("QL01", (long) residents * factor, "CA01", (long) known * factor)));
        }
        List<Peer> shuffled = new ArrayList<>(peers);
        Collections.shuffle(shuffled, random);

        PeerComparison plain = comparison(peers);
        PeerComparison inAnyOrder = comparison(shuffled);
        PeerComparison multiplied = comparison(scaled);
        for (int i = 0; i < peers.size(); i++) {
            List<Outlier> found = ofAddicts(plain.outliersOf(peers.get(i)));
            assertThat(ofAddicts(inAnyOrder.outliersOf(peers.get(i)))).isEqualTo(found);
            // With all counts multiplied no difference becomes smaller, so nothing that was found is lost.
            assertThat(ofAddicts(multiplied.outliersOf(scaled.get(i)))).containsAll(found);
        }
    }

    private static List<Outlier> ofAddicts(List<Outlier> found) {
        return found.stream().filter(one -> "CA01".equals(one.indicator())).toList();
    }

    /** Communes with one addict per 1,000 residents, more or less. */
    private static List<Peer> alike(int count, UnitKind kind, boolean border) {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            peers.add(peer(10 + i + "", kind, border, figures("QL01", 5000 + 100 * i, "CA01", 5)));
        }
        return peers;
    }

    private static Peer peer(String code, UnitKind kind, boolean border, Map<String, BigDecimal> figures) {
        return new Peer(unit(code, kind, border, "44@2025-07-01", 9000), figures);
    }

    private static Unit unit(String code, UnitKind kind, boolean border, String province, @Nullable Integer residents) {
        Unit like = UnitStock.today("000" + code);
        return new Unit(
                like.key(),
                1,
                like.code(),
                like.name(),
                kind,
                like.validFrom(),
                null,
                border,
                residents,
                null,
                null,
                List.of(like.key(), province, "VN"),
                like.today());
    }

    private static PeerComparison comparison(List<Peer> peers) {
        return new PeerComparison(Screened.settings(), Reporting.FORM.indicators(), peers);
    }
}
