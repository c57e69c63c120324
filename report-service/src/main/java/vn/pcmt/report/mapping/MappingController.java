package vn.pcmt.report.mapping;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.mapping.FormMapping.Edition;

/** Mappings over HTTP: administrators write them, whoever may import reads them. */
@RestController
@RequestMapping("/api/v1/form-mappings")
@Tag(name = "form mappings", description = "How forms of others are read by imports")
class MappingController {

    private static final OfficerRole[] READERS = {
        OfficerRole.ADMIN, OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD, OfficerRole.AUDITOR
    };

    private final FormMappings mappings;
    private final WriteMapping write;

    MappingController(FormMappings mappings, WriteMapping write) {
        this.mappings = mappings;
        this.write = write;
    }

    /** @param code under which imports name it */
    record NewMapping(
            @NotBlank @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 40)
            String code,

            @NotNull @Valid MappingText text) {}

    /** @param editions how many there are; each stays readable */
    record View(String code, int edition, int editions, Instant at, String by, long version, MappingText text) {
        static View of(FormMapping mapping, Edition edition) {
            return new View(
                    mapping.code(),
                    edition.number(),
                    mapping.editions().size(),
                    edition.at(),
                    edition.by(),
                    mapping.version(),
                    edition.text());
        }
    }

    @GetMapping
    @Operation(summary = "All mappings as they are now")
    Page<View> list(@Parameter(hidden = true) Caller caller, PageRequest page) {
        caller.requireAny(READERS);
        Page<FormMapping> found = mappings.list(page);
        return new Page<>(
                found.items().stream()
                        .map(mapping -> View.of(mapping, mapping.current()))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/{code}")
    @Operation(summary = "A mapping as it is now")
    ResponseEntity<View> one(@PathVariable String code, @Parameter(hidden = true) Caller caller) {
        caller.requireAny(READERS);
        FormMapping mapping = mapping(code);
        return ResponseEntity.ok().eTag(ETags.of(mapping.version())).body(View.of(mapping, mapping.current()));
    }

    @GetMapping("/{code}/editions/{number}")
    @Operation(summary = "What a mapping said once")
    View edition(@PathVariable String code, @PathVariable int number, @Parameter(hidden = true) Caller caller) {
        caller.requireAny(READERS);
        FormMapping mapping = mapping(code);
        return View.of(
                mapping,
                mapping.edition(number)
                        .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "mapping-edition-unknown", number)));
    }

    @PostMapping
    @Operation(summary = "Say how a form is read")
    ResponseEntity<WriteMapping.Written> create(
            @Valid @RequestBody NewMapping mapping, @Parameter(hidden = true) Caller caller, IdempotencyKey key) {
        WriteMapping.Written written = write.create(mapping.code(), mapping.text(), caller, key);
        return ResponseEntity.created(URI.create("/api/v1/form-mappings/" + written.code()))
                .eTag(ETags.of(written.version()))
                .body(written);
    }

    @PutMapping("/{code}")
    @Operation(summary = "Say it anew: the next edition")
    ResponseEntity<WriteMapping.Written> rewrite(
            @PathVariable String code,
            @Valid @RequestBody MappingText text,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        WriteMapping.Written written = write.rewrite(code, text, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(written.version())).body(written);
    }

    private FormMapping mapping(String code) {
        return mappings.find(code).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "mapping-unknown", code));
    }
}
