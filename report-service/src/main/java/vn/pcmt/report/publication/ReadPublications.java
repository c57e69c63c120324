package vn.pcmt.report.publication;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Answers what is published, in the edition that the caller may read. */
@Component
public class ReadPublications {

    /** Past every embargo. */
    private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    private final Publications publications;
    private final PublicationAccess access;
    private final Clock clock;

    ReadPublications(Publications publications, PublicationAccess access, Clock clock) {
        this.publications = publications;
        this.access = access;
        this.clock = clock;
    }

    /** Which figures are told. */
    public enum Edition {
        /** All, for those in whose unit the area lies. */
        INSIDE,
        /** Without what could tell of single persons, and only what is accepted. */
        OUTSIDE
    }

    /**
     * A publication as it is told.
     *
     * @param hash SHA-256 of the canonical JSON of the figures in this edition, in hexadecimal
     * @param intact whether the figures still have it
     * @param vintages how many there are of the same figures that the caller may see
     * @param threshold counts below it are not told outside
     * @param suppressed how many figures this edition does not tell
     * @param by officer id
     */
    public record Published(
            String id,
            String name,
            int vintage,
            int vintages,
            Edition edition,
            String hash,
            boolean intact,
            int threshold,
            long suppressed,
            Instant embargoUntil,
            boolean open,
            String by,
            long version,
            Content figures) {}

    /** The latest first: those that are open, and for who may publish those that are not. */
    Page<PublicationHead> of(Caller caller, String area, PageRequest page) {
        access.requireReader(caller, area);
        Instant openBy = access.mayPublish(caller, area) ? ALWAYS : clock.instant();
        return new Page<>(
                publications.heads(area, openBy, page), page.page(), page.size(), publications.count(area, openBy));
    }

    /**
     * @param edition null for everything that the caller may read
     * @throws Refusal {@code publication-unknown}, also for one under embargo, or {@code area-forbidden}
     */
    public Published one(Caller caller, String id, @Nullable Edition edition) {
        Publication publication = require(caller, id);
        Edition told = edition(caller, publication, edition);
        Content content = content(publication, told);
        String hash = told == Edition.INSIDE ? publication.hash() : publication.outsideHash();
        return new Published(
                publication.id(),
                publication.name(),
                publication.vintage(),
                vintages(caller, publication).size(),
                told,
                hash,
                hash.equals(content.hash()),
                publication.threshold(),
                content.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(Content.Cell::suppressed)
                        .count(),
                publication.embargoUntil(),
                publication.isOpen(clock.instant()),
                publication.by(),
                publication.version(),
                content);
    }

    /** @throws Refusal as above */
    Publication require(Caller caller, String id) {
        Publication publication = publications.find(id).orElseThrow(() -> unknown(id));
        String area = publication.content().area();
        if (!publication.isOpen(clock.instant()) && !access.mayPublish(caller, area)) {
            throw unknown(id);
        }
        access.requireReader(caller, area);
        return publication;
    }

    /** @throws Refusal {@code area-forbidden} if the caller may not read that edition */
    Edition edition(Caller caller, Publication publication, @Nullable Edition asked) {
        String area = publication.content().area();
        if (asked == Edition.INSIDE) {
            access.requireInside(caller, area);
        }
        return asked == null ? access.isInside(caller, area) ? Edition.INSIDE : Edition.OUTSIDE : asked;
    }

    static Content content(Publication publication, Edition edition) {
        return edition == Edition.INSIDE
                ? publication.content()
                : publication.content().outside(publication.withheld());
    }

    /** Those of the same figures that the caller may see, the first one first. */
    List<Publication> vintages(Caller caller, Publication publication) {
        Instant now = clock.instant();
        boolean all = access.mayPublish(caller, publication.content().area());
        return publications.ofSeries(publication.series()).stream()
                .filter(vintage -> all || vintage.isOpen(now))
                .toList();
    }

    private static Refusal unknown(String id) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "publication-unknown", id);
    }
}
