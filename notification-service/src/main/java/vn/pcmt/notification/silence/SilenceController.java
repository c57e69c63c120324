package vn.pcmt.notification.silence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.directory.Unit;
import vn.pcmt.notification.routing.Matcher;

/** Silences and declared failures: administrators declare and end them, heads see those over their unit. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "silences", description = "What is not said for a while, and why")
class SilenceController {

    /**
     * As shown.
     *
     * @param post of the author; null for who is not known
     */
    record Shown(
            String id,
            String area,
            String areaName,
            List<Matcher> matchers,
            String reason,
            String author,
            @Nullable String post,
            Instant from,
            Instant until,
            @Nullable String endedBy,
            boolean inForce,
            long version) {}

    private final Silences silences;
    private final DeclareSilence declare;
    private final EndSilence end;
    private final Directory directory;
    private final Reach reach;
    private final Clock clock;

    SilenceController(
            Silences silences, DeclareSilence declare, EndSilence end, Directory directory, Reach reach, Clock clock) {
        this.silences = silences;
        this.declare = declare;
        this.end = end;
        this.directory = directory;
        this.reach = reach;
        this.clock = clock;
    }

    @Operation(summary = "The silences in the caller's reach and over the caller's unit, past ones included")
    @GetMapping("/silences")
    Page<Shown> silences(PageRequest page, Caller caller) {
        return list(Silence.Type.SILENCE, page, caller);
    }

    @Operation(summary = "The declared failures in the caller's reach and over the caller's unit, past ones included")
    @GetMapping("/outages")
    Page<Shown> outages(PageRequest page, Caller caller) {
        return list(Silence.Type.OUTAGE, page, caller);
    }

    @Operation(summary = "Declare that something is not said for a while: administrators, within their reach")
    @PostMapping("/silences")
    ResponseEntity<Shown> silence(@Valid @RequestBody SilenceRequest request, Caller caller, IdempotencyKey key) {
        return created("silences", declare.handle(Silence.Type.SILENCE, request, caller, key));
    }

    @Operation(
            summary = "Declare a failure: administrators, within their reach",
            description = "Nobody is chased for what it explains; the reviewers get one alert instead.")
    @PostMapping("/outages")
    ResponseEntity<Shown> outage(@Valid @RequestBody SilenceRequest request, Caller caller, IdempotencyKey key) {
        return created("outages", declare.handle(Silence.Type.OUTAGE, request, caller, key));
    }

    @Operation(summary = "End a silence before its time; what it kept back is decided anew")
    @PostMapping("/silences/{id}/end")
    ResponseEntity<Shown> endSilence(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return ok(end.handle(Silence.Type.SILENCE, id, caller, key, expected));
    }

    @Operation(summary = "Say that a failure is over before its time; what it kept back is decided anew")
    @PostMapping("/outages/{id}/end")
    ResponseEntity<Shown> endOutage(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return ok(end.handle(Silence.Type.OUTAGE, id, caller, key, expected));
    }

    private Page<Shown> list(Silence.Type type, PageRequest page, Caller caller) {
        caller.requireAny(
                OfficerRole.ADMIN,
                OfficerRole.REVIEWER,
                OfficerRole.LEADER,
                OfficerRole.AUDITOR,
                OfficerRole.COMMUNE_HEAD);
        List<String> within = reach.of(caller, null);
        List<String> above = caller.unitKey() == null
                ? List.of()
                : directory.unit(caller.unitKey()).map(Unit::areas).orElse(List.of());
        Page<Silence> found = silences.list(
                type, Stream.concat(within.stream(), above.stream()).distinct().toList(), page);
        return new Page<>(found.items().stream().map(this::shown).toList(), found.page(), found.size(), found.total());
    }

    private ResponseEntity<Shown> created(String kind, Silence silence) {
        return ResponseEntity.created(URI.create("/api/v1/" + kind + "/" + silence.id()))
                .eTag(ETags.of(versionOf(silence)))
                .body(shown(silence));
    }

    private ResponseEntity<Shown> ok(Silence silence) {
        return ResponseEntity.ok().eTag(ETags.of(versionOf(silence))).body(shown(silence));
    }

    private Shown shown(Silence silence) {
        return new Shown(
                silence.id(),
                silence.area(),
                directory.unit(silence.area()).map(Unit::name).orElse(silence.area()),
                silence.matchers(),
                silence.reason(),
                silence.author(),
                directory.officer(silence.author()).map(Officer::post).orElse(null),
                silence.from(),
                silence.until(),
                silence.endedBy(),
                silence.isInForce(clock.instant()),
                versionOf(silence));
    }

    private static long versionOf(Silence silence) {
        return silence.version() == null ? 0 : silence.version();
    }
}
