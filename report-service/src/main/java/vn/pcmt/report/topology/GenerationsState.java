package vn.pcmt.report.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.report.topology.Rebuild.Phase;

/**
 * Which generations there are: one document, so that everybody goes over to another one by one write.
 *
 * @param current the one that everybody sees
 * @param last the highest number there has been; none is used twice
 * @param retired those that are to be removed, with all they have left
 * @param rebuilds the latest, the newest last
 */
@Document(GenerationsState.COLLECTION)
@TypeAlias("totalsGenerations")
record GenerationsState(
        @Id String id,
        @Nullable @Version Long version,
        int current,
        int last,
        List<Retired> retired,
        List<Rebuild> rebuilds,
        Receipts receipts) {

    static final String COLLECTION = "totals_generations";
    static final String ID = "totals";
    private static final int KEPT = 20;

    /**
     * A generation that has had its day.
     *
     * @param from not before then: somebody may still be reading
     * @param swept whether it was removed once; a second time, for what others wrote at that moment
     */
    record Retired(int generation, Instant from, boolean swept) {}

    static GenerationsState first(int generation) {
        return new GenerationsState(ID, null, generation, generation, List.of(), List.of(), new Receipts());
    }

    /** Goes on with a generation that begins with nothing. */
    GenerationsState anew(int generation, Instant at) {
        return with(generation, Math.max(generation, last), adding(current, at), rebuilds);
    }

    Optional<Rebuild> underWay() {
        return rebuilds.stream().filter(one -> one.phase().isUnderWay()).findFirst();
    }

    boolean isLaterThan(GenerationsState other) {
        return version != null && other.version != null && version > other.version;
    }

    /** Whether some may still be reading the one before. */
    boolean isGoingOver(Instant now) {
        return retired.stream().anyMatch(one -> !one.swept() && one.from().isAfter(now));
    }

    GenerationsState building(String by, Instant at) {
        List<Rebuild> more = new ArrayList<>(rebuilds);
        more.add(Rebuild.begun(last + 1, by, at));
        return with(current, last + 1, retired, more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    GenerationsState progressed(Rebuild rebuild) {
        return with(current, last, retired, replacing(rebuild));
    }

    /** The new generation is what everybody sees. */
    GenerationsState swapped(Rebuild rebuild, Instant at, Instant removeFrom) {
        return with(
                rebuild.generation(),
                last,
                adding(current, removeFrom),
                replacing(rebuild.ended(Phase.SWAPPED, List.of(), at)));
    }

    /** The new generation goes. */
    GenerationsState dropped(Rebuild rebuild, Phase how, List<String> wrong, Instant at) {
        return with(current, last, adding(rebuild.generation(), at), replacing(rebuild.ended(how, wrong, at)));
    }

    GenerationsState removed(Retired one, Instant again) {
        List<Retired> left = new ArrayList<>(retired);
        left.remove(one);
        if (!one.swept()) {
            left.add(new Retired(one.generation(), again, true));
        }
        return with(current, last, left, rebuilds);
    }

    private List<Retired> adding(int generation, Instant from) {
        List<Retired> more = new ArrayList<>(retired);
        more.add(new Retired(generation, from, false));
        return more;
    }

    private List<Rebuild> replacing(Rebuild rebuild) {
        return rebuilds.stream()
                .map(one -> one.generation() == rebuild.generation() ? rebuild : one)
                .toList();
    }

    private GenerationsState with(int newCurrent, int newLast, List<Retired> newRetired, List<Rebuild> newRebuilds) {
        return new GenerationsState(
                id, version, newCurrent, newLast, List.copyOf(newRetired), List.copyOf(newRebuilds), receipts);
    }
}
