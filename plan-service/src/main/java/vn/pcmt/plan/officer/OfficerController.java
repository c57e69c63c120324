package vn.pcmt.plan.officer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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

/** Officers over HTTP. */
@RestController
@RequestMapping("/api/v1/officers")
class OfficerController {
    private final FindOfficers findOfficers;
    private final RegisterOfficer registerOfficer;
    private final AmendOfficer amendOfficer;
    private final LeaveOffice leaveOffice;

    OfficerController(
            FindOfficers findOfficers,
            RegisterOfficer registerOfficer,
            AmendOfficer amendOfficer,
            LeaveOffice leaveOffice) {
        this.findOfficers = findOfficers;
        this.registerOfficer = registerOfficer;
        this.amendOfficer = amendOfficer;
        this.leaveOffice = leaveOffice;
    }

    /** An officer to register; the id is also the user name. */
    record Registration(
            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,59}")
            String id,

            @NotNull @Valid OfficerDetails officer) {}

    /** An officer as shown. */
    record OfficerView(
            String id,
            String name,
            String post,
            String unitKey,
            Set<OfficerRole> roles,
            @Nullable String email,
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
                    officer.inOffice());
        }
    }

    /** What a command answers: whose record, and its version, as in the entity tag. */
    record Written(String id, long version) {}

    @GetMapping
    Page<OfficerView> list(@RequestParam @Nullable String unit, Caller caller, PageRequest wanted) {
        Page<Officer> found = findOfficers.list(unit, caller, wanted);
        return new Page<>(
                found.items().stream().map(OfficerView::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping("/{id}")
    ResponseEntity<OfficerView> one(@PathVariable String id, Caller caller) {
        Officer officer = findOfficers.one(id, caller);
        return ResponseEntity.ok().eTag(ETags.of(officer.revision())).body(OfficerView.of(officer));
    }

    @PostMapping
    ResponseEntity<Written> register(@Valid @RequestBody Registration registration, Caller caller, IdempotencyKey key) {
        long version = registerOfficer.handle(registration.id(), registration.officer(), caller, key);
        return ResponseEntity.created(URI.create("/api/v1/officers/" + registration.id()))
                .eTag(ETags.of(version))
                .body(new Written(registration.id(), version));
    }

    @PutMapping("/{id}")
    ResponseEntity<Written> amend(
            @PathVariable String id,
            @Valid @RequestBody OfficerDetails officer,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(id, amendOfficer.handle(id, officer, caller, key, expected));
    }

    @PostMapping("/{id}/departure")
    ResponseEntity<Written> leave(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return written(id, leaveOffice.handle(id, caller, key, expected));
    }

    private static ResponseEntity<Written> written(String id, long version) {
        return ResponseEntity.ok().eTag(ETags.of(version)).body(new Written(id, version));
    }
}
