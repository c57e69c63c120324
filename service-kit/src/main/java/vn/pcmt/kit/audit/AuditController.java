package vn.pcmt.kit.audit;

import com.mongodb.client.model.Filters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.text.CsvFile;
import vn.pcmt.kit.web.PageRequest;

/** The audit log of a service, for those who audit. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit log")
class AuditController {
    private static final List<Object> HEADINGS = List.of(
            "number", "at", "phase", "actor", "roles", "unit", "client", "token", "address", "action", "object",
            "status", "request", "before", "seal");

    private final StoredRecords records;
    private final VerifyAudit verify;

    AuditController(StoredRecords records, VerifyAudit verify) {
        this.records = records;
        this.verify = verify;
    }

    /** @param next number to ask with as {@code before} for older ones; null when there are none */
    record Listed(List<Line> items, @Nullable Long next) {}

    record Line(
            long number,
            Instant at,
            Deed.Phase phase,
            @Nullable String actor,
            List<String> roles,
            @Nullable String unit,
            @Nullable String client,
            @Nullable String token,
            String address,
            String action,
            String object,
            int status,
            String request,
            String seal) {
        static Line of(AuditRecord record) {
            Deed deed = record.deed();
            return new Line(
                    record.number(),
                    deed.at(),
                    deed.phase(),
                    deed.actor(),
                    deed.roles(),
                    deed.unit(),
                    deed.client(),
                    deed.token(),
                    deed.address(),
                    deed.action(),
                    deed.object(),
                    deed.status(),
                    deed.request(),
                    record.seal());
        }
    }

    @GetMapping
    @Operation(summary = "Who did what, the latest first: auditors and administrators")
    Listed list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) Deed.@Nullable Phase phase,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable Long before,
            PageRequest page,
            @Parameter(hidden = true) Caller caller) {
        caller.requireAny(OfficerRole.AUDITOR, OfficerRole.ADMIN);
        List<Bson> wanted = new ArrayList<>(between(from, until));
        if (actor != null) {
            wanted.add(Filters.eq("actor", actor));
        }
        if (object != null) {
            wanted.add(Filters.regex("object", "^" + Pattern.quote(object)));
        }
        if (phase != null) {
            wanted.add(Filters.eq("phase", phase.name()));
        }
        if (before != null) {
            wanted.add(Filters.lt("_id", before));
        }
        List<AuditRecord> found = records.latest(all(wanted), page.size());
        Long next =
                found.size() < page.size() ? null : Long.valueOf(found.getLast().number());
        return new Listed(found.stream().map(Line::of).toList(), next);
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @Operation(summary = "All records of a time with their seals, the oldest first: auditors")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @Parameter(hidden = true) Caller caller) {
        caller.requireAny(OfficerRole.AUDITOR);
        Bson wanted = all(between(from, until));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file -> {
                    file.write(CsvFile.of(List.of(HEADINGS)));
                    for (AuditRecord record : records.all(wanted)) {
                        write(file, record);
                    }
                });
    }

    private static void write(OutputStream file, AuditRecord record) throws java.io.IOException {
        Deed deed = record.deed();
        List<@Nullable Object> cells = Arrays.asList(
                record.number(),
                deed.at(),
                deed.phase(),
                deed.actor(),
                String.join(" ", deed.roles()),
                deed.unit(),
                deed.client(),
                deed.token(),
                deed.address(),
                deed.action(),
                deed.object(),
                deed.status(),
                deed.request(),
                record.before(),
                record.seal());
        file.write((cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Whether the chain is as it was written, and where not: auditors and administrators",
            description =
                    "With the number and the seal of a record from an earlier answer or file also whether it is still the same")
    VerifyAudit.Verdict verify(
            @RequestParam(required = false) @Nullable Long number,
            @RequestParam(required = false) @Nullable String seal,
            @Parameter(hidden = true) Caller caller) {
        caller.requireAny(OfficerRole.AUDITOR, OfficerRole.ADMIN);
        if ((number == null) != (seal == null)) {
            throw new Refusal(Refusal.Kind.MALFORMED, "malformed-parameter", number == null ? "number" : "seal");
        }
        return verify.handle(number, seal);
    }

    private static List<Bson> between(@Nullable Instant from, @Nullable Instant until) {
        List<Bson> bounds = new ArrayList<>();
        if (from != null) {
            bounds.add(Filters.gte("at", from.toEpochMilli()));
        }
        if (until != null) {
            bounds.add(Filters.lt("at", until.toEpochMilli()));
        }
        return bounds;
    }

    private static Bson all(List<Bson> wanted) {
        return wanted.isEmpty() ? Filters.empty() : Filters.and(wanted);
    }
}
