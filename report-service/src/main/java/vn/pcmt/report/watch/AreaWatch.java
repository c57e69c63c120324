package vn.pcmt.report.watch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.view.AreaCoverage;
import vn.pcmt.contract.view.AreaFigure;
import vn.pcmt.contract.view.CoverageLow;
import vn.pcmt.contract.view.CoverageRestored;
import vn.pcmt.contract.view.FigureJumped;
import vn.pcmt.contract.view.FigureSettled;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;

/**
 * What was told of an area and form and is not over. Each change of state is told once: state and event are one write, and
 * of two nodes that see the same change one writes in vain.
 */
@Document(AreaWatch.COLLECTION)
@TypeAlias("areaWatch")
final class AreaWatch implements OutboxHolder {

    static final String COLLECTION = "area_watches";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    @Indexed
    private final String area;

    /** Key of the province of a commune, so that those of one province can be counted; null for anything larger. */
    private final @Nullable String within;

    /** By indicator. */
    private final Map<String, AreaFigure> jumps;

    /** By period. */
    private final Map<String, AreaCoverage> gaps;

    private final Outbox outbox;

    @PersistenceCreator
    private AreaWatch(
            String id,
            @Nullable Long version,
            String area,
            @Nullable String within,
            Map<String, AreaFigure> jumps,
            Map<String, AreaCoverage> gaps,
            Outbox outbox) {
        this.id = id;
        this.version = version;
        this.area = area;
        this.within = within;
        this.jumps = new TreeMap<>(jumps);
        this.gaps = new TreeMap<>(gaps);
        this.outbox = outbox;
    }

    /** Of which nothing was told yet. */
    static AreaWatch of(String area, String template) {
        return of(Subject.area(area), template);
    }

    static AreaWatch of(Subject subject, String template) {
        return new AreaWatch(
                id(subject.area(), template), null, subject.area(), subject.within(), Map.of(), Map.of(), new Outbox());
    }

    static String id(String area, String template) {
        return area + '~' + template;
    }

    /** Where something lies between its two bounds: beyond the outer one, within the inner one, or in between. */
    enum Verdict {
        BEYOND,
        BETWEEN,
        WITHIN
    }

    /** Whether something would be told that is not known yet. */
    boolean isNews(AreaFigure figure, Verdict verdict) {
        AreaFigure told = jumps.get(figure.indicator());
        return verdict == Verdict.BEYOND && (told == null || isAbove(told) != isAbove(figure));
    }

    /** A figure that goes from far above to far below has changed suddenly again. */
    void see(AreaFigure figure, Verdict verdict, Instant at) {
        AreaFigure told = jumps.get(figure.indicator());
        if (isNews(figure, verdict)) {
            jumps.put(figure.indicator(), figure);
            outbox.record(next -> new FigureJumped(next, at, figure));
        } else if (verdict == Verdict.WITHIN && told != null) {
            jumps.remove(figure.indicator());
            outbox.record(next -> new FigureSettled(next, at, figure));
        }
    }

    void see(AreaCoverage coverage, Verdict verdict, Instant at) {
        boolean told = gaps.containsKey(coverage.period());
        if (verdict == Verdict.BEYOND && !told) {
            gaps.put(coverage.period(), coverage);
            outbox.record(next -> new CoverageLow(next, at, coverage));
        } else if (verdict == Verdict.WITHIN && told) {
            gaps.remove(coverage.period());
            outbox.record(next -> new CoverageRestored(next, at, coverage));
        }
    }

    private static boolean isAbove(AreaFigure figure) {
        return figure.value().subtract(figure.usual()).compareTo(BigDecimal.ZERO) > 0;
    }

    String area() {
        return area;
    }

    String template() {
        return id.substring(area.length() + 1);
    }

    /** What has to be looked at until it is over, for whatever targets are set by then; empty if nothing has. */
    Optional<Subject> stillOpen() {
        return jumps.isEmpty() && gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subject(
                        area,
                        within,
                        Stream.concat(
                                        jumps.values().stream().map(AreaFigure::group),
                                        gaps.values().stream().map(AreaCoverage::group))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        Set.copyOf(jumps.keySet())));
    }

    /** Version of the latest event, 0 before the first. */
    long told() {
        return outbox.version();
    }

    /** Periods of which too few reports were in when that was told. */
    Set<String> lacking() {
        return Set.copyOf(gaps.keySet());
    }

    /** Those that are not over, by indicator. */
    List<AreaFigure> jumps() {
        return List.copyOf(jumps.values());
    }

    /** Those that are not over, the latest period first. */
    List<AreaCoverage> gaps() {
        return gaps.values().stream()
                .sorted(Comparator.comparing(AreaCoverage::by).reversed())
                .toList();
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
