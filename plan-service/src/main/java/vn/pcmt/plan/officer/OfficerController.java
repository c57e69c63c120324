package vn.pcmt.plan.officer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.change.Change;
import vn.pcmt.plan.imports.ImportView;

/** Officers over HTTP. */
@RestController
@RequestMapping("/api/v1/officers")
@Tag(name = "officers", description = "Who serves where, and who acts for whom")
class OfficerController {
    static final String ID = "[a-z0-9][a-z0-9._-]{1,59}";

    private final FindOfficers findOfficers;
    private final RegisterOfficer registerOfficer;
    private final AmendOfficer amendOfficer;
    private final LeaveOffice leaveOffice;
    private final SetLeaves setLeaves;
    private final ImportOfficers importOfficers;
    private final MessageSource messages;

    OfficerController(
            FindOfficers findOfficers,
            RegisterOfficer registerOfficer,
            AmendOfficer amendOfficer,
            LeaveOffice leaveOffice,
            SetLeaves setLeaves,
            ImportOfficers importOfficers,
            MessageSource messages) {
        this.findOfficers = findOfficers;
        this.registerOfficer = registerOfficer;
        this.amendOfficer = amendOfficer;
        this.leaveOffice = leaveOffice;
        this.setLeaves = setLeaves;
        this.importOfficers = importOfficers;
        this.messages = messages;
    }

    /** An officer to register; the id is also the user name. */
    record Registration(
            @NotBlank @Pattern(regexp = ID) String id,

            @NotNull @Valid OfficerDetails officer) {}

    /**
     * A departure.
     *
     * @param on first day no longer in office, null for today
     */
    record Departure(@Nullable LocalDate on) {}

    /**
     * An officer as shown.
     *
     * @param until first day no longer in office, null if none is set
     */
    record OfficerView(
            String id,
            String name,
            String post,
            String unitKey,
            Set<OfficerRole> roles,
            @Nullable String email,
            @Nullable String phone,
            List<OfficerState.Post> posts,
            List<OfficerState.Leave> leaves,
            @Nullable LocalDate until,
            boolean inOffice) {
        static OfficerView of(Officer officer) {
            OfficerState state = officer.state();
            return new OfficerView(
                    state.id(),
                    state.name(),
                    state.post(),
                    state.unitKey(),
                    state.roles(),
                    state.email(),
                    state.phone(),
                    Objects.requireNonNullElse(state.posts(), List.of()),
                    Objects.requireNonNullElse(state.leaves(), List.of()),
                    state.until(),
                    officer.inOffice());
        }
    }

    /** What a command answers: whose record, and its version, as in the entity tag. */
    record Written(String id, long version) {}

    @Operation(summary = "Officers in office: of a unit, of all that the caller may see, or those whose unit has ended")
    @GetMapping
    Page<OfficerView> list(
            @RequestParam @Nullable String unit,
            @RequestParam(defaultValue = "false") boolean ofEndedUnits,
            Caller caller,
            PageRequest wanted) {
        Page<Officer> found =
                ofEndedUnits ? findOfficers.ofEndedUnits(caller, wanted) : findOfficers.list(unit, caller, wanted);
        return new Page<>(
                found.items().stream().map(OfficerView::of).toList(), found.page(), found.size(), found.total());
    }

    @Operation(summary = "An officer")
    @GetMapping("/{id}")
    ResponseEntity<OfficerView> one(@PathVariable String id, Caller caller) {
        Officer officer = findOfficers.one(id, caller);
        return ResponseEntity.ok().eTag(ETags.of(officer.revision())).body(OfficerView.of(officer));
    }

    @Operation(summary = "Register an officer: administrators")
    @PostMapping
    ResponseEntity<Written> register(@Valid @RequestBody Registration registration, Caller caller, IdempotencyKey key) {
        long version = registerOfficer.handle(registration.id(), registration.officer(), caller, key);
        return ResponseEntity.created(URI.create("/api/v1/officers/" + registration.id()))
                .eTag(ETags.of(version))
                .body(new Written(registration.id(), version));
    }

    @Operation(summary = "Change the post, unit, roles or address of an officer: administrators")
    @PutMapping("/{id}")
    ResponseEntity<Written> amend(
            @PathVariable String id,
            @Valid @RequestBody OfficerDetails officer,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(id, amendOfficer.handle(id, officer, caller, key, expected));
    }

    @Operation(summary = "An officer leaves, at once or on a day to come: administrators")
    @PostMapping("/{id}/departure")
    ResponseEntity<Written> leave(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Departure departure,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        LocalDate on = departure == null ? null : departure.on();
        return written(id, leaveOffice.handle(id, on, caller, key, expected));
    }

    @Operation(summary = "Take back a departure that has not come: administrators")
    @DeleteMapping("/{id}/departure")
    ResponseEntity<Written> stay(@PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return written(id, leaveOffice.takeBack(id, caller, key, expected));
    }

    @Operation(summary = "Put all times of absence of an officer on record, with who acts meanwhile: administrators")
    @PutMapping("/{id}/leaves")
    ResponseEntity<Written> setLeaves(
            @PathVariable String id,
            @Valid @RequestBody SetLeaves.Absences absences,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(id, setLeaves.handle(id, absences, caller, key, expected));
    }

    @Operation(summary = "All that happened to an officer, the latest first: who, when, what")
    @GetMapping("/{id}/history")
    Page<Change> history(@PathVariable String id, Caller caller, PageRequest page) {
        return Page.of(findOfficers.history(id, caller), page);
    }

    @Operation(
            summary =
                    "Officers from a CSV file; with dryRun=true nothing is saved and no key is needed: administrators")
    @PostMapping(path = "/import", params = "dryRun=true", consumes = "text/csv")
    ImportView tryOut(@RequestBody byte[] file, Caller caller, HttpServletRequest request) {
        return ImportView.of(true, importOfficers.tryOut(file, caller), messages, request);
    }

    /** Officers from a CSV file: columns id, name, post, unit, roles and optionally email, phone, since. */
    @Operation(
            summary =
                    "Officers from a CSV file; with dryRun=true nothing is saved and no key is needed: administrators")
    @PostMapping(path = "/import", params = "dryRun!=true", consumes = "text/csv")
    ImportView carryOut(@RequestBody byte[] file, Caller caller, IdempotencyKey key, HttpServletRequest request) {
        return ImportView.of(false, importOfficers.handle(file, caller, key), messages, request);
    }

    private static ResponseEntity<Written> written(String id, long version) {
        return ResponseEntity.ok().eTag(ETags.of(version)).body(new Written(id, version));
    }
}
