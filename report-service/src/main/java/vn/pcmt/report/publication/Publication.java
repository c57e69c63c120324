package vn.pcmt.report.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.view.PublicationReleased;
import vn.pcmt.contract.view.ReleasedPublication;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.report.view.Shown.Completeness;

/**
 * Figures frozen under a name. What is in it stays as it is; only the end of its embargo can be moved, until it is over.
 */
@Document(Publication.COLLECTION)
@TypeAlias("publication")
@CompoundIndex(name = "series_vintage", def = "{'series': 1, 'vintage': 1}", unique = true)
@CompoundIndex(name = "template", def = "{'content.template': 1}")
@CompoundIndex(name = "due", def = "{'released': 1, 'embargoUntil': 1}")
@CompoundIndex(name = "area_frozen", def = "{'content.area': 1, 'content.frozenAt': -1}")
final class Publication implements OutboxHolder {

    static final String COLLECTION = "publications";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String series;

    /** Form and number of what was published of it: of two that are frozen at once, one sees what the other withholds. */
    @Indexed(unique = true, sparse = true)
    private final String turn;

    private final int vintage;
    private final String name;
    private final Content content;
    private final String hash;
    private final String outsideHash;
    private final int threshold;
    private final List<Withheld> withheld;
    private final String by;
    private Instant embargoUntil;
    private boolean released;
    private final List<Moved> moves;
    private final Outbox outbox;
    private final Receipts receipts;

    /**
     * That the end of the embargo was moved.
     *
     * @param by officer id
     */
    record Moved(Instant from, Instant to, String reason, String by, Instant at) {}

    @PersistenceCreator
    Publication(
            String id,
            @Nullable Long version,
            String series,
            String turn,
            int vintage,
            String name,
            Content content,
            String hash,
            String outsideHash,
            int threshold,
            List<Withheld> withheld,
            String by,
            Instant embargoUntil,
            boolean released,
            List<Moved> moves,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.series = series;
        this.turn = turn;
        this.vintage = vintage;
        this.name = name;
        this.content = content;
        this.hash = hash;
        this.outsideHash = outsideHash;
        this.threshold = threshold;
        this.withheld = List.copyOf(withheld);
        this.by = by;
        this.embargoUntil = embargoUntil;
        this.released = released;
        this.moves = new ArrayList<>(moves);
        this.outbox = outbox;
        this.receipts = receipts;
    }

    /**
     * A new one.
     *
     * @param threshold by which figures are withheld, for whoever asks why
     * @param withheld what of it is not told outside
     * @param turn how many publications there are of the form, this one included
     */
    static Publication of(
            String id,
            int vintage,
            String name,
            Content content,
            int threshold,
            List<Withheld> withheld,
            String by,
            Instant embargoUntil,
            long turn) {
        return new Publication(
                id,
                null,
                series(content),
                content.template() + '~' + turn,
                vintage,
                name,
                content,
                content.hash(),
                content.outside(withheld).hash(),
                threshold,
                withheld,
                by,
                embargoUntil,
                false,
                List.of(),
                new Outbox(),
                new Receipts());
    }

    /** What the vintages of the same figures have in common. */
    static String series(Content content) {
        return String.join(
                "~", content.area(), content.template(), content.basis().name(), content.first(), content.last());
    }

    /** Tells that the embargo is over, once; nothing happens before it is. */
    void release(Instant now) {
        if (released || embargoUntil.isAfter(now)) {
            return;
        }
        released = true;
        Completeness coverage = content.whole().coverage();
        outbox.record(next -> new PublicationReleased(
                next,
                now,
                by,
                new ReleasedPublication(
                        id,
                        name,
                        content.area(),
                        content.areaName(),
                        content.template(),
                        content.basis(),
                        content.first(),
                        content.last(),
                        content.start(),
                        content.end(),
                        vintage,
                        outsideHash,
                        content.frozenAt(),
                        content.asOf(),
                        coverage.expected(),
                        coverage.received(),
                        coverage.accepted())));
    }

    /** Moves the end of the embargo, which may be over by that. */
    void moveEmbargo(Instant until, String reason, String officer, Instant now) {
        moves.add(new Moved(embargoUntil, until, reason, officer, now));
        embargoUntil = until;
        release(now);
    }

    /** Whether everybody who reads the area may read it. */
    boolean isOpen(Instant now) {
        return !embargoUntil.isAfter(now);
    }

    String id() {
        return id;
    }

    String series() {
        return series;
    }

    int vintage() {
        return vintage;
    }

    String name() {
        return name;
    }

    Content content() {
        return content;
    }

    /** SHA-256 of everything in it. */
    String hash() {
        return hash;
    }

    /** SHA-256 of what is told outside. The other one would tell small figures to whoever tries them all. */
    String outsideHash() {
        return outsideHash;
    }

    int threshold() {
        return threshold;
    }

    List<Withheld> withheld() {
        return withheld;
    }

    String by() {
        return by;
    }

    Instant embargoUntil() {
        return embargoUntil;
    }

    List<Moved> moves() {
        return List.copyOf(moves);
    }

    /** Number for the entity tag: of the times that the embargo was moved. */
    long version() {
        return moves.size();
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
