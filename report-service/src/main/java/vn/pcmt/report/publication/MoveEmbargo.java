package vn.pcmt.report.publication;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Who may publish moves the end of an embargo that is not over: to a later day, an earlier one, or to now. */
@Component
class MoveEmbargo {

    private final Publications publications;
    private final PublicationAccess access;
    private final PublicationSettings settings;
    private final Clock clock;

    MoveEmbargo(Publications publications, PublicationAccess access, PublicationSettings settings, Clock clock) {
        this.publications = publications;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param until its new end; one that has passed ends it now */
    @Schema(example = """
            {"until": "2025-09-25T02:00:00Z", "reason": "Chờ họp báo"}
            """)
    record Text(
            @NotNull Instant until,
            @NotBlank @Size(max = 2000) String reason) {}

    /** @param version number of times it was moved, as in the entity tag */
    record Written(String id, Instant embargoUntil, long version) {
        private static Written fromReceipt(String id, String receipt) {
            String[] parts = receipt.split(" ", 2);
            return new Written(id, Instant.parse(parts[0]), Long.parseLong(parts[1]));
        }

        private String receipt() {
            return embargoUntil + " " + version;
        }
    }

    /**
     * @throws Refusal {@code publication-unknown}, {@code forbidden}, {@code area-forbidden}, {@code stale-revision},
     *     {@code embargo-over}, {@code embargo-out-of-range} or {@code text-refused}
     */
    Written handle(String id, Text text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "MoveEmbargo " + id, text);
        return Commands.carryOut(() -> {
            Publication publication = require(id, caller);
            Optional<String> first = publication.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return Written.fromReceipt(id, first.get());
            }
            expected.check(publication.version());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (publication.isOpen(now)) {
                throw new Refusal(Refusal.Kind.CONFLICT, "embargo-over");
            }
            FreeText.require("/reason", text.reason());
            Instant wanted = text.until().truncatedTo(ChronoUnit.MILLIS);
            Instant until = checked(wanted.isBefore(now) ? now : wanted, now, settings);
            publication.moveEmbargo(until, text.reason().strip(), caller.id(), now);
            Written written = new Written(id, until, publication.version());
            publication.receipts().add(key, fingerprint, written.receipt());
            publications.save(publication);
            return written;
        });
    }

    /** How it was moved so far, the first time first. */
    List<Publication.Moved> moves(String id, Caller caller) {
        return require(id, caller).moves();
    }

    private Publication require(String id, Caller caller) {
        Publication publication =
                publications.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "publication-unknown", id));
        access.requirePublisher(caller, publication.content().area());
        return publication;
    }

    /** @throws Refusal {@code embargo-out-of-range} if it has passed or is too far ahead */
    static Instant checked(Instant until, Instant now, PublicationSettings settings) {
        if (until.isBefore(now) || until.isAfter(now.plus(settings.longestEmbargo()))) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "embargo-out-of-range",
                    settings.longestEmbargo().toDays());
        }
        return until;
    }
}
