package vn.pcmt.plan.committee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.plan.CommitteeState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.PlanDirectory;

/** Committees over HTTP: read by whoever may read the plan. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "committees", description = "Steering committees and support teams")
class CommitteeController {
    private final Committees committees;
    private final PlanDirectory plans;
    private final AppointCommittee appointCommittee;
    private final Clock clock;

    CommitteeController(Committees committees, PlanDirectory plans, AppointCommittee appointCommittee, Clock clock) {
        this.committees = committees;
        this.plans = plans;
        this.appointCommittee = appointCommittee;
        this.clock = clock;
    }

    /**
     * A committee and who sits in it on a day.
     *
     * @param version as in the entity tag
     * @param head null if nobody leads it on the day
     * @param sitting whose term the day falls into
     */
    record View(
            String id,
            String planId,
            long version,
            boolean sample,
            LocalDate asOf,
            @Nullable Sitting head,
            List<Sitting> sitting,
            CommitteeText committee) {
        static View of(Committee committee, LocalDate day) {
            CommitteeText text = committee.text();
            return new View(
                    committee.id(),
                    committee.planId(),
                    committee.revision(),
                    committee.sample(),
                    day,
                    Terms.head(text, day)
                            .map(member -> Sitting.of(text, member, day))
                            .orElse(null),
                    text.members().stream()
                            .filter(member -> Terms.of(text, member).contains(day))
                            .map(member -> Sitting.of(text, member, day))
                            .toList(),
                    text);
        }
    }

    /**
     * A member on a day.
     *
     * @param officer null if he has no account
     * @param acting id of the officer who acts for him on the day, null if he does himself
     */
    record Sitting(
            @Nullable String officer,
            String title,
            CommitteeState.Role role,
            @Nullable String acting) {
        static Sitting of(CommitteeText committee, CommitteeText.Member member, LocalDate day) {
            String officer = member.officer();
            String reached = officer == null ? null : Terms.acting(committee, officer, day);
            boolean himself = officer == null || officer.equals(reached);
            return new Sitting(officer, member.title(), member.role(), himself ? null : reached);
        }
    }

    @Operation(summary = "The committees of a plan, as they sit on a day")
    @GetMapping("/plans/{id}/committees")
    Page<View> list(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            Caller caller,
            PageRequest page) {
        plans.requireReadable(id, caller);
        return Page.of(
                committees.findByPlanIdOrderById(id).stream()
                        .map(committee -> View.of(committee, day(asOf)))
                        .toList(),
                page);
    }

    @Operation(summary = "A committee and who sits in it on a day, acting members included")
    @GetMapping("/committees/{id}")
    ResponseEntity<View> one(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            Caller caller) {
        Committee committee = committees
                .findById(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "committee-not-found", id));
        plans.requireReadable(committee.planId(), caller);
        return ResponseEntity.ok().eTag(ETags.of(committee.revision())).body(View.of(committee, day(asOf)));
    }

    @Operation(summary = "Appoint a committee: leaders")
    @PostMapping("/plans/{id}/committees")
    ResponseEntity<CommitteeWritten> appoint(
            @PathVariable String id, @Valid @RequestBody CommitteeText text, Caller caller, IdempotencyKey key) {
        CommitteeWritten written = appointCommittee.handle(id, text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/committees/" + written.id()))
                .eTag(ETags.of(written.version()))
                .body(written);
    }

    @Operation(summary = "Change a committee: leaders")
    @PutMapping("/committees/{id}")
    ResponseEntity<CommitteeWritten> change(
            @PathVariable String id,
            @Valid @RequestBody CommitteeText text,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        CommitteeWritten written = appointCommittee.handle(id, text, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(written.version())).body(written);
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.now(clock.withZone(VietnamTime.ZONE)) : asOf;
    }
}
